"""Sentences with gaps in English, and such in which nobody is named."""

from __future__ import annotations

ENGLISH = """
Spoke to {p} today, she runs {o}.
{g} seems tired of the rota
she lives in {l} with {g} and two kids
{g} says there is nothing to be done
her manager is {p}, from {l}
his manager, {g}, never answers mail
my colleague {g} takes the hard cases
{f} was here yesterday and {f} is coming back
according to {f} there is no plan
{g}'s mother rang, she wanted to know more
the respondent ({g}) cried a little
moved from {l} to {l} after the divorce
he worked at {o} before he started here
the office in {l} was closed
we met in {l}, near the shop
the interpreter was {p}
dr {f} discharged her too early
her GP, {f}, has left
Mr {f} and Mrs {f} disagree
ask {g} about this next time
{g}, {g} and {g} share an office
her husband ({g}) is ill
his wife, {g}, works at {o}
their son {g} goes to school in {l}
the oldest daughter is called {g}
her brother {g} came home from {l}
thanks to {g} for the help
present: {p}, {p}
{g} from payroll knows more
my name is {g}, she says and laughs
everyone knows {g} here
{g} again, same story
she and {g} no longer talk
do not mention {g} in the report
new manager: {p}
was referred to {o} in {l}
{o} never answers
{g} = {g} {f}, same person
{g} was late again
{g} will not be recorded
{g} wants to withdraw
{g} rings on tuesday
{g} off sick, {g} covers
{f} has been there from the start
new supervisor is {g} {f}
supervisor = {g}
at home with {g}, still small
married to {g}, three kids
name: {g} {f}
agent: {f}
originally from {l}
came to {l} via {l}
grew up in {l}, trained in {l}
works at {o}, before that {o}
drives for {o}
{g} told {g} that {f} knew
{g} (lead), {g} (deputy)
social worker {g} apologised
nurse {g} and doctor {f}
thanks {g}
regards {g} {f}
interpreter: {g}
her sister {g} lives in {l}
{g}'s gp wrote a letter
{g} does the books for {o}
{g} at the desk
{g} from the night team
that {g} again
old {f} next door
{f} family, nice dog
line manager {g}, union rep {g}
son {g}, daughter {g}
{g} says he will talk if {g} does
Met {g} in the corridor.
It was {f} who said it first.
In {l} there are only two left.
Dr {f} and nurse {g} were both there.
"""
ENGLISH_NONE = """
she has every other weekend off
the boss comes by on fridays
agency staff come and go
the lift never works
pay is too low, they say
recorder off, would not have it
new plan from monday, nobody asked us
the system is slow and logs us out
patients wait in the corridor
the lads on the shift stick together
cake in the break
a letter from the council lay on the table
the house is for sale
he shows pictures on his phone
the dog sleeps under the table
snow in the air, a short chat
prices go up, customers stay away
the job was advertised twice
the list hangs on the door
coffee, waffles, a long silence
his knees are gone, hands too
caseload doubled since spring
lead nurse said no, cover was found
she rose and left, no reason given
the bill for the boiler came
both may leave by christmas
he will not mark the box
no fire drill this year
mostly paper and stamps
weather cancelled the boat
the meetings were long, nobody knew who decided
she laughs, looks out of the window
nights and weekends are worst
we only meet in the corridor, never round a table
little time for each user, much paperwork
he thinks that the managers do not listen
new computer system, no training
she wants to leave but has a mortgage
important: ask about the rota next time
The day begins with a report.
We were interrupted twice.
Everything is about time and money.
Social work has become casework.
mark this for later, she may come back in may
the sun rose early, long walk to the will and the bill
he will hope for grace and joy
"""
