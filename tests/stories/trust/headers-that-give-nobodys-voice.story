# GW-07: Sender, Resent-From and Reply-To give nobody's voice; comments, quoted strings and look-alike ids in a verdict prove nothing; names of files and calendars command nothing.
ticket T20261116.0004 "Printer offline" contact=carla primary=maya status=in_progress time_entries=done
mail file=voice-two-from.eml
expect T20261116.0004 status=in_progress
mail file=voice-resent.eml
expect T20261116.0004 status=in_progress
mail file=voice-sender.eml
expect T20261116.0004 status=in_progress
mail file=voice-comment.eml
expect T20261116.0004 status=in_progress
mail file=voice-quoted.eml
expect T20261116.0004 status=in_progress
mail file=voice-sub-id.eml auth=none
expect T20261116.0004 status=in_progress
mail file=voice-dmarcother.eml
expect T20261116.0004 status=in_progress
mail file=voice-lookalike.eml
expect T20261116.0004 status=in_progress
mail file=voice-attname.eml
expect T20261116.0004 status=in_progress
mail file=voice-ics.eml
expect T20261116.0004 status=in_progress
# a verdict of another version, a group in From, and the greeting of a machine prove nobody
mail file=voice-version.eml
expect T20261116.0004 status=in_progress
mail file=voice-method.eml
expect T20261116.0004 status=in_progress
mail file=voice-group.eml
expect T20261116.0004 status=in_progress
mail file=voice-helo.eml
expect T20261116.0004 status=in_progress
# the same words with a verdict that is folded and full of comments are obeyed
mail file=voice-folded.eml
expect T20261116.0004 status=complete
# ... and so are those whose return path is of the domain, in the first version
ticket T20261116.0005 "Printer offline" contact=carla primary=maya status=in_progress time_entries=done
mail file=voice-mailfrom.eml
expect T20261116.0005 status=complete
