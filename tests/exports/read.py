"""Reads a table and a calendar with Python's own csv and with icalendar, and prints what they hold as JSON."""

import csv
import io
import json
import sys

try:
    import icalendar
except ImportError:
    icalendar = None

given = json.load(sys.stdin)
rows = list(csv.reader(io.StringIO(given["csv"].lstrip("\ufeff"), newline="")))
events = None
if icalendar is not None:
    calendar = icalendar.Calendar.from_ical(given["ics"])
    events = [
        {
            "uid": str(event["uid"]),
            "sequence": int(event["sequence"]),
            "summary": str(event["summary"]),
            "start": event["dtstart"].dt.isoformat(),
            "end": event["dtend"].dt.isoformat(),
        }
        for event in calendar.subcomponents
        if event.name == "VEVENT"
    ]
    others = [event.name for event in calendar.walk() if event.name not in ("VCALENDAR", "VEVENT")]
    assert others == [], others
json.dump({"rows": rows, "events": events}, sys.stdout)
