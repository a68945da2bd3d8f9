# GW-04, GW-18: what mail of strangers earns is counted together: twenty letters an hour, whatever they say.
at 2026-11-23 10:00
mail from=ask1@customer1.example to=support subject="1" header="Sensitivity: Private"
| Between us.
expect notice N-50
mail from=ask2@customer2.example to=support subject="2" header="Sensitivity: Private"
| Between us.
expect notice N-50
mail from=ask3@customer3.example to=support subject="3" header="Sensitivity: Private"
| Between us.
expect notice N-50
mail from=ask4@customer4.example to=support subject="4" header="Sensitivity: Private"
| Between us.
expect notice N-50
mail from=ask5@customer5.example to=support subject="5" header="Sensitivity: Private"
| Between us.
expect notice N-50
mail from=ask6@customer6.example to=support subject="6" header="Sensitivity: Private"
| Between us.
expect notice N-50
mail from=ask7@customer7.example to=support subject="7" header="Sensitivity: Private"
| Between us.
expect notice N-50
mail from=ask8@customer8.example to=support subject="8" header="Sensitivity: Private"
| Between us.
expect notice N-50
mail from=ask9@customer9.example to=support subject="9" header="Sensitivity: Private"
| Between us.
expect notice N-50
mail from=ask10@customer10.example to=support subject="10" header="Sensitivity: Private"
| Between us.
expect notice N-50
mail from=ask11@customer11.example to=support subject="11" header="Sensitivity: Private"
| Between us.
expect notice N-50
mail from=ask12@customer12.example to=support subject="12" header="Sensitivity: Private"
| Between us.
expect notice N-50
mail from=ask13@customer13.example to=support subject="13" header="Sensitivity: Private"
| Between us.
expect notice N-50
mail from=ask14@customer14.example to=support subject="14" header="Sensitivity: Private"
| Between us.
expect notice N-50
mail from=ask15@customer15.example to=support subject="15" header="Sensitivity: Private"
| Between us.
expect notice N-50
mail from=ask16@customer16.example to=support subject="16" header="Sensitivity: Private"
| Between us.
expect notice N-50
mail from=ask17@customer17.example to=support subject="17" header="Sensitivity: Private"
| Between us.
expect notice N-50
mail from=ask18@customer18.example to=support subject="18" header="Sensitivity: Private"
| Between us.
expect notice N-50
mail from=ask19@customer19.example to=support subject="19" header="Sensitivity: Private"
| Between us.
expect notice N-50
mail from=ask20@customer20.example to=support subject="20" header="Sensitivity: Private"
| Between us.
expect notice N-50
mail from=ask21@customer21.example to=support subject="21" header="Sensitivity: Private"
| Between us.
expect quarantine reason=private
expect no notice N-50
mail from=ask22@customer22.example to=support subject="22"
| Who reads this?
expect new ticket
expect no notice N-01
mail from=carla to=support subject="My contract" header="Sensitivity: Private"
| Between us.
expect notice N-50 to=carla
wait 61m
mail from=ask23@customer23.example to=support subject="23" header="Sensitivity: Private"
| Between us.
expect notice N-50
