"""The hours and holidays by which the armed timers were reckoned (CLK-02)."""

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "desk_hours",
        sa.Column("since", sa.DateTime(timezone=True), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("since", name="pk_desk_hours"),
    )


def downgrade() -> None:
    op.drop_table("desk_hours")
