# GW-11, contrary: thirteen new tickets in as many minutes are told one by one.
mail from=ask1@customer1.example to=support subject="Question 1"
| What about 1?
expect notice N-02n to=olive text~"What about 1?"
wait 1m
mail from=ask2@customer2.example to=support subject="Question 2"
| What about 2?
expect notice N-02n to=olive text~"What about 2?"
wait 1m
mail from=ask3@customer3.example to=support subject="Question 3"
| What about 3?
expect notice N-02n to=olive text~"What about 3?"
wait 1m
mail from=ask4@customer4.example to=support subject="Question 4"
| What about 4?
expect notice N-02n to=olive text~"What about 4?"
wait 1m
mail from=ask5@customer5.example to=support subject="Question 5"
| What about 5?
expect notice N-02n to=olive text~"What about 5?"
wait 1m
mail from=ask6@customer6.example to=support subject="Question 6"
| What about 6?
expect notice N-02n to=olive text~"What about 6?"
wait 1m
mail from=ask7@customer7.example to=support subject="Question 7"
| What about 7?
expect notice N-02n to=olive text~"What about 7?"
wait 1m
mail from=ask8@customer8.example to=support subject="Question 8"
| What about 8?
expect notice N-02n to=olive text~"What about 8?"
wait 1m
mail from=ask9@customer9.example to=support subject="Question 9"
| What about 9?
expect notice N-02n to=olive text~"What about 9?"
wait 1m
mail from=ask10@customer10.example to=support subject="Question 10"
| What about 10?
expect notice N-02n to=olive text~"What about 10?"
wait 1m
mail from=ask11@customer11.example to=support subject="Question 11"
| What about 11?
expect notice N-02n to=olive text~"What about 11?"
wait 1m
mail from=ask12@customer12.example to=support subject="Question 12"
| What about 12?
expect notice N-02n to=olive text~"What about 12?"
wait 1m
mail from=ask13@customer13.example to=support subject="Question 13"
| What about 13?
expect notice N-02n to=olive text~"What about 13?"
wait 1m
