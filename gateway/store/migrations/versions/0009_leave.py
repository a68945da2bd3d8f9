"""People have timers of their own, and a ticket is found by who went on leave from it (OOO-17)."""

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "person_timer",
        sa.Column("person", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("due_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("rule", sa.Text(), nullable=False),
        sa.Column("anchor_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("person", "kind", "due_at", name="pk_person_timer"),
    )
    op.create_index(
        "ix_ticket_watcher_leave",
        "ticket_watcher",
        ["handle"],
        sqlite_where=sa.text("reason = 'ooo'"),
        postgresql_where=sa.text("reason = 'ooo'"),
    )


def downgrade() -> None:
    op.drop_index("ix_ticket_watcher_leave", "ticket_watcher")
    op.drop_table("person_timer")
