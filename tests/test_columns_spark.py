"""
The rules on Spark: the same violations as on one machine.
"""

from __future__ import annotations

import os
import shutil
import sys

import polars as pl
import pyarrow as pa
import pytest

from govinfo_report import e2014, e2021
from govinfo_report.columns import panel_of, violations, violations_in_spark, write_parquet
from govinfo_report.figures import figure
from govinfo_report.form import cell_paths

SUM = "requests.received.total_is_sum_of_parts"


def panel(cls, several):
    """
    Make a panel of zeros with a few cells changed in each report.
    """
    zeros = cls.of({path: "0" for path, _ in cell_paths(cls)})
    return panel_of([zeros.replace(changes) for changes in several])


PANELS = {
    "2014": panel(
        e2014.Report,
        [
            {},
            {"requests.received.total": 3},
            {"requests.received.total": 3, "requests.received.online": figure("")},
            {"requests.received.total": figure("约5"), "requests.received.online": 3},
            {"requests.received.total": figure("-5")},
        ],
    ),
    "2021": panel(e2021.Report, [{}, {"requests.received.natural_person": 3}]),
}
RULES = {"2014": e2014.RULES, "2021": e2021.RULES}


class Type:
    """
    Stands for a field of a Spark schema.
    """

    dataType = property(lambda self: self)  # noqa: N815 - Spark's name

    def simpleString(self):  # noqa: N802 - Spark's name
        """
        Name the type.
        """
        return "bigint"


class Frame:
    """
    Stands for a Spark frame: it hands its batches to the function that it is given.
    """

    schema = {"report": Type()}  # noqa: RUF012 - never changed

    def __init__(self, table) -> None:
        self.table = table
        self.columns = table.column_names

    def toDF(self, *names):  # noqa: N802 - Spark's name
        """
        Give the frame with other names.
        """
        return Frame(self.table.rename_columns(names))

    def mapInArrow(self, function, schema):  # noqa: N802 - Spark's name
        """
        Give what the function makes of the batches, and the schema it announces.
        """
        return schema, list(function(iter(self.table.to_batches(max_chunksize=2))))


@pytest.mark.parametrize("edition", PANELS)
def test_batches(edition):
    """
    Batch by batch the function finds what is found in the whole.
    """
    whole = PANELS[edition]
    schema, batches = violations_in_spark(Frame(whole.to_polars().to_arrow()), edition)
    found = pl.DataFrame(pa.Table.from_batches(batches))

    assert "`report` bigint, `rule` string, `where` string, `severity` string" == schema
    assert violations(whole, RULES[edition]).equals(found)


@pytest.fixture(scope="module")
def spark():
    """
    Start Spark on this machine.
    """
    pyspark = pytest.importorskip("pyspark.sql", reason="pyspark is not installed")
    if shutil.which("java") is None:
        pytest.skip("there is no Java on this machine")
    os.environ["PYSPARK_PYTHON"] = sys.executable  # else workers may run another Python
    os.environ["SPARK_LOCAL_IP"] = "127.0.0.1"
    session = (
        pyspark.SparkSession.builder.master("local[2]")
        .config("spark.ui.enabled", "false")
        .config("spark.sql.shuffle.partitions", "2")
        .config("spark.driver.bindAddress", "127.0.0.1")
        .getOrCreate()
    )
    yield session
    session.stop()


@pytest.mark.filterwarnings("ignore")  # what Spark warns of is Spark's
@pytest.mark.parametrize("blanks", ["unknown", "zero"])
@pytest.mark.parametrize("edition", PANELS)
def test_spark(spark, tmp_path, edition, blanks):
    """
    A Spark cluster of one machine lists what Polars lists.
    """
    write_parquet(PANELS[edition], tmp_path / "panel.parquet")
    frame = spark.read.parquet(str(tmp_path / "panel.parquet")).repartition(2)
    rows = violations_in_spark(frame, edition, blanks).collect()

    expected = violations(PANELS[edition], RULES[edition], blanks)
    assert sorted(expected.iter_rows()) == sorted(tuple(row) for row in rows)
