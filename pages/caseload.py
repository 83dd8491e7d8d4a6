"""A consultant comes to open what somebody shared, and to see who shared and what is new."""

from coaching import screen
from coaching.screen import clients, visiting

screen.title("Shared with me")
by_account = visiting.listed()
caseload = screen.journal().caseload
found = caseload.clients()
if found:
    clients.listed(found, caseload.opened(screen.today()))
elif not by_account:
    screen.small("Nobody has shared anything with you yet.")
clients.door()
