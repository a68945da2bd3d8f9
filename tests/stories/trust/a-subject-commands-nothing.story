# GW-07, CMD-01: a Subject commands nothing, plain or in encoded words, folded or with a line end in it.
ticket T20261116.0004 "Printer offline" contact=carla primary=maya status=in_progress time_entries=done
mail from=maya to=support+internal subject="#complete [T20261116.0004] Printer offline"
| Noted.
expect T20261116.0004 status=in_progress
mail from=maya to=support+internal subject="=?utf-8?q?Re:_[T20261116.0004]_=23complete?="
| Noted too.
expect T20261116.0004 status=in_progress
mail from=maya to=support+internal subject="=?utf-8?b?UmU6IFtUMjAyNjExMTYuMDAwNF0gDQoNCiNjb21wbGV0ZQ0K?="
| Noted as well.
expect T20261116.0004 status=in_progress
mail from=maya to=support+internal subject="=?utf-8?q?Re:_[T20261116.0004]=0D=0ABcc:_eve@bad.example=0D=0A=0D=0A=23complete?="
| Noted once more.
expect T20261116.0004 status=in_progress
expect no notice to=eve@bad.example
# the number in encoded words is read; the command stands in the text
mail from=maya to=support+internal subject="=?utf-8?q?Re:_=5BT20261116.0004=5D?="
| #complete
expect T20261116.0004 status=complete
