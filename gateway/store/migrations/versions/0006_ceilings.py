"""What ceilings count, wrong codes by sender, and codes that are bound to what they confirm.

Revision ID: 0006
Revises: 0005
"""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None
BIG = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    # A waiting code was given for a mail whose effects its letter did not show in full: it ends
    # here, and confirming with it is answered like any code that is over.
    op.drop_table("pending_code")
    op.create_table(
        "pending_code",
        sa.Column("code_hash", sa.Text(), nullable=False),
        sa.Column("input_id", BIG, nullable=False),
        sa.Column("person", sa.Text(), nullable=False),
        sa.Column("expires_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("bound", sa.Text(), nullable=False),
        sa.Column("used", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["input_id"], ["input.id"], name="fk_pending_code_input_id"),
        sa.PrimaryKeyConstraint("code_hash", name="pk_pending_code"),
    )
    present = set(sa.inspect(op.get_bind()).get_table_names())
    if "wrong_code" not in present:  # unreleased versions made these two at the first step
        _make_wrong_codes()
    if "unproved_opening" not in present:
        _make_openings()


def _make_wrong_codes() -> None:
    op.create_table(
        "wrong_code",
        sa.Column("input_id", BIG, nullable=False),
        sa.Column("person", sa.Text(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["input_id"], ["input.id"], name="fk_wrong_code_input_id"),
        sa.PrimaryKeyConstraint("input_id", name="pk_wrong_code"),
    )
    op.create_index("ix_wrong_code_person_at", "wrong_code", ["person", "at"], unique=False)


def _make_openings() -> None:
    op.create_table(
        "unproved_opening",
        sa.Column("input_id", BIG, nullable=False),
        sa.Column("address", sa.Text(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("on_file", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["input_id"], ["input.id"], name="fk_unproved_opening_input_id"),
        sa.PrimaryKeyConstraint("input_id", name="pk_unproved_opening"),
    )
    op.create_index(
        "ix_unproved_opening_address_at", "unproved_opening", ["address", "at"], unique=False
    )
    op.create_index(
        "ix_unproved_opening_on_file_at", "unproved_opening", ["on_file", "at"], unique=False
    )


def downgrade() -> None:
    raise NotImplementedError("there is no way back; restore the backup")
