"""The person comes to see where their words lie, to take them along, or to erase them."""

from coaching import screen
from coaching.screen import own_data

screen.title("Your data")
screen.invented("This page is about your own journal all the same.")
own_data.where()
own_data.take_away()
own_data.bring_back()
own_data.agreed()
own_data.everywhere()
own_data.erase()
