"""Notes know their files, so that letters can carry them later (GW-17)."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("note", sa.Column("files", sa.Text(), nullable=False, server_default=""))


def downgrade() -> None:
    op.drop_column("note", "files")
