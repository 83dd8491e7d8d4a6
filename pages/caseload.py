"""A consultant comes to open what somebody shared, and to see who shared and what is new."""

from coaching import screen
from coaching.screen import clients

screen.title("Shared with me")
caseload = screen.journal().caseload
found = caseload.clients()
if found:
    clients.listed(found, caseload.opened(screen.today()))
else:
    screen.small("Nobody has shared anything with you yet.")
clients.door()
