"""Keep journals apart in PostgreSQL itself."""

revision = "0009"
down_revision = "0008"


def upgrade() -> None:
    # The rules are laid anew after every migration (coaching/store/isolation.py), since later ones
    # bring tables of their own; this one is there so that older databases get them at all.
    pass
