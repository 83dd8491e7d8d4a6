"""Synthetic exports and hostile files, made when a test asks."""

import io
import zipfile

import openpyxl

LINKEDIN = (
    "Application Date,Contact Email,Contact Phone Number,Company Name,Job Title,Job Url,"
    "Resume Name,Question And Answers\n"
    '"11/20/24, 8:15 AM",me@x.example,555,Fenwick,Analyst,https://jobs.example/1,cv.pdf,'
    '"Years?:3 | Visa?:No"\n'
    '"1/2/25, 9:00 PM",me@x.example,555,Calder Health,Clerk,https://jobs.example/2,cv.pdf,\n'
)
HUNTR = (
    "Company,Job Title,List,Date Applied,Url\n"
    "Fenwick,Analyst,Interview,2026-02-03,https://jobs.example/1\n"
    "Osprey Energy,Planner,Applied,2026-02-04,\n"
)
TEAL = (
    "Company,Job Position,Location,URL,Status,Date Applied,Notes\n"
    'Fenwick,Analyst,Leeds,https://jobs.example/1,Interviewing,"Feb 3, 2026",Panel of three\n'
    'Osprey Energy,Planner,York,,Rejected,"Feb 4, 2026",\n'
)
JOBSYNC = (
    "index,createdAt,applied,appliedDate,Company,JobTitle,jobType,workplaceType,Location,"
    "JobSource,Status\n"
    "1,2026-02-01T08:00:00Z,true,2026-02-03T08:00:00Z,Fenwick,Analyst,Full-time,Remote,N/A,"
    "Indeed,interview\n"
    "2,2026-02-01T08:00:00Z,false,N/A,Osprey Energy,Planner,Full-time,N/A,York,N/A,draft\n"
)


def workbook(*rows: tuple[object, ...]) -> bytes:
    """An .xlsx with these rows."""
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(row)
    written = io.BytesIO()
    book.save(written)
    return written.getvalue()


def zipped(**parts: bytes) -> bytes:
    """An archive with these parts."""
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(name.replace("__", "/"), data)
    return written.getvalue()


def replaced(data: bytes, part: str, put: bytes) -> bytes:
    """An Office file with one part put in the place of its own."""
    written = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(data)) as old,
        zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for name in old.namelist():
            new.writestr(name, put if name == part else old.read(name))
    return written.getvalue()


LAUGHS = (
    b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">'
    b'<!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;">]><x>&c;</x>'
)
