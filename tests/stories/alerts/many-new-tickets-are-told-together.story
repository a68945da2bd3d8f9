# GW-11: the eleventh new ticket within ten minutes and those after it are told in one N-02n; nine and ten are not.
mail from=ask1@customer1.example to=support subject="Question 1"
| What about 1?
mail from=ask2@customer2.example to=support subject="Question 2"
| What about 2?
mail from=ask3@customer3.example to=support subject="Question 3"
| What about 3?
mail from=ask4@customer4.example to=support subject="Question 4"
| What about 4?
mail from=ask5@customer5.example to=support subject="Question 5"
| What about 5?
mail from=ask6@customer6.example to=support subject="Question 6"
| What about 6?
mail from=ask7@customer7.example to=support subject="Question 7"
| What about 7?
mail from=ask8@customer8.example to=support subject="Question 8"
| What about 8?
mail from=ask9@customer9.example to=support subject="Question 9"
| What about 9?
expect notice N-02n to=olive text~"What about 9?"
mail from=ask10@customer10.example to=support subject="Question 10"
| What about 10?
expect notice N-02n to=olive text~"What about 10?"
mail from=ask11@customer11.example to=support subject="Question 11"
| What about 11?
expect new ticket
expect no notice N-02n
expect notice N-01 to=ask11@customer11.example
mail from=ask12@customer12.example to=support subject="Question 12"
| What about 12?
expect new ticket
expect no notice N-02n
expect notice N-01 to=ask12@customer12.example
mail from=ask13@customer13.example to=support subject="Question 13"
| What about 13?
expect new ticket
expect no notice N-02n
expect notice N-01 to=ask13@customer13.example
# one of them is taken meanwhile, and a contact's counts as any
mail from=maya to=support subject="[T20261123.0012] Question 12"
| #take
mail from=carla to=support subject="Toner is out"
| We need toner.
expect no notice N-02n
wait 9m
mail from=ask20@customer20.example to=support subject="Question 20"
| What about 20?
expect no notice N-02n
wait 1m
expect notice N-02n to=olive subject="4 new tickets" text~"T20261123.0011  Question 11" text~"T20261123.0014  Toner is out" text~"Question 20"
expect no notice N-02n text~"Question 12"
expect no notice N-02n text~"Question 9"
# after that they are told one by one again
wait 1m
mail from=ask21@customer21.example to=support subject="Question 21"
| What about 21?
expect notice N-02n to=olive text~"What about 21?"
