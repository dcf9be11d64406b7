# SPDX-License-Identifier: GPL-3.0-or-later
"""Shows hostile texts at every place where the program shows words; run under strace.

``python -m tests.privacy.hostile.surfaces SAMPLES.json OUTPUT [MUTANT]``. With a mutant, one
of our rules is taken back, or Qt alone shows the texts: then the planted picture is opened.
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path

os.environ["QT_QPA_PLATFORM"] = "offscreen"

from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent, QHelpEvent, QImage, QPainter, QPdfWriter, QTextDocument
from PySide6.QtWidgets import (
    QApplication,
    QLabel,
    QMenu,
    QMessageBox,
    QTextEdit,
    QToolTip,
    QWidget,
)

from tests.core.summaries import a_week, all_on, moment
from therapy_journal.core.homework import Homework
from therapy_journal.core.messages import Message
from therapy_journal.core.summary import AgendaItem, Stayed, SummaryPage
from therapy_journal.core.summary_building import build
from therapy_journal.core.summary_material import MarkedWords, SayableNote, TaskMaterial
from therapy_journal.ui.editor.private_text import PrivateTextEdit
from therapy_journal.ui.editor.reading_view import ReadingView
from therapy_journal.ui.editor.writing_area import WritingArea
from therapy_journal.ui.message_bar import MessageBar
from therapy_journal.ui.paper.form import PageForm, PaperSize
from therapy_journal.ui.paper.pages import lay_out
from therapy_journal.ui.paper.pdf import pdf_bytes
from therapy_journal.ui.paper.preview import PagePreview
from therapy_journal.ui.theme import Theme
from therapy_journal.ui.unsent_notes.layer_area import LayerArea
from therapy_journal.ui.widgets import tips
from therapy_journal.ui.widgets.buttons import IconButton, LinkButton, PrimaryButton, QuietButton
from therapy_journal.ui.widgets.chips import Badge, Chip
from therapy_journal.ui.widgets.fields import TextBox, TextField, labelled
from therapy_journal.ui.widgets.grouped_list import GroupedList, GroupedListModel, RowView
from therapy_journal.ui.widgets.labels import CapsLabel, Label
from therapy_journal.ui.widgets.segments import Segments
from therapy_journal.ui.widgets.sheets import Sheet
from therapy_journal.ui.widgets.switches import Switch

Show = Callable[[str], None]


def main(samples: list[str], output: Path, mutant: str) -> None:
    """Show each text at each place; afterwards ``output`` tells how many were shown."""
    application = QApplication(["surfaces"])
    theme = Theme(application, mode="light")
    window = QWidget()
    window.resize(900, 700)
    window.show()
    surfaces = MUTANTS[mutant](window) if mutant else ours(window, theme)
    shown = 0
    for text in samples:
        for show in surfaces:
            show(text)
            shown += 1
    application.processEvents()
    output.write_text(json.dumps({"places": len(surfaces), "shown": shown}))
    os._exit(0)


# -- our places ------------------------------------------------------------------------


def ours(window: QWidget, theme: Theme) -> list[Show]:
    """Return what shows a text at each of our own places."""
    return [
        *(partial(in_editor, shown_in(window, area))
          for area in (WritingArea(), LayerArea("Raw", name="Raw"), TextBox())),
        partial(in_reading_view, shown_in(window, ReadingView())),
        partial(in_field, shown_in(window, TextField())),
        partial(as_words, shown_in(window, Label(""))),
        partial(as_words, shown_in(window, CapsLabel(""))),
        partial(as_words, shown_in(window, Badge(""))),
        partial(in_new_widgets, window),
        partial(in_tip, window, tips.set_tip),
        partial(in_message_bar, shown_in(window, MessageBar(theme=theme))),
        partial(in_sheet, window),
        partial(in_menu, window),
        partial(in_rows, window),
        partial(on_paper, shown_in(window, PagePreview())),
    ]  # fmt: skip


def shown_in(window: QWidget, widget: QWidget) -> QWidget:
    """Put a widget into the window, so that it is really drawn."""
    widget.setParent(window)
    widget.setGeometry(0, 0, 600, 400)
    widget.show()
    return widget


def in_editor(area: PrivateTextEdit, text: str) -> None:
    """Show, paste, drop, type; then copy the document as a printer would, and draw the copy."""
    if hasattr(area, "set_text"):
        area.set_text(text)
    else:
        area.setPlainText(text)
    area.grab()
    for mime in clippings(text):
        area.insertFromMimeData(mime) if area.canInsertFromMimeData(mime) else None
        drop = QDropEvent(
            QPointF(20, 20), Qt.DropAction.CopyAction, mime,
            Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier,
        )  # fmt: skip
        QApplication.sendEvent(area.viewport(), drop)
    area.grab()
    draw_copy(area.document())


def clippings(text: str) -> list[QMimeData]:
    """Return what another program may hand over: text and rich text, rich text alone, a link."""
    both, rich, link = QMimeData(), QMimeData(), QMimeData()
    both.setText(text)
    both.setHtml(text)
    rich.setHtml(text)
    rich.setImageData(QImage(4, 4, QImage.Format.Format_RGB32))
    link.setUrls([QUrl(text)])
    link.setData("text/markdown", text.encode())
    return [both, rich, link]


def draw_copy(document: QTextDocument) -> None:
    """Draw a clone, and what its own rich text makes, on a picture and in a PDF."""
    copy = document.clone()
    picture = QImage(400, 400, QImage.Format.Format_RGB32)
    painter = QPainter(picture)
    copy.drawContents(painter)
    painter.end()
    writer = QPdfWriter(os.devnull)
    copy.print_(writer)
    again = QTextDocument()
    again.setHtml(document.toHtml())
    again.setTextWidth(300)
    again.size()


def in_reading_view(view: ReadingView, text: str) -> None:
    """Show a text to be read through."""
    view.show_text(text)
    view.grab()
    draw_copy(view.document())


def in_field(field: TextField, text: str) -> None:
    """Show a text in a field of one line, and as what it would hold."""
    field.setText(text)
    field.setPlaceholderText(text)
    field.grab()


def as_words(label: QLabel, text: str) -> None:
    """Show a text as a label."""
    label.setText(text)
    label.grab()


def in_new_widgets(window: QWidget, text: str) -> None:
    """Show a text on everything that is named when it is made."""
    holder = QWidget(window)
    widgets = [
        PrimaryButton(text, parent=holder), QuietButton(text, parent=holder), LinkButton(text),
        IconButton("x", text), Chip(text), Switch(text),
        Segments(((1, text), (2, text)), name=text), labelled(text, TextField(), text),
    ]  # fmt: skip
    for widget in widgets:
        widget.setParent(holder)
        widget.show()
        widget.grab()
    holder.deleteLater()


def in_tip(window: QWidget, set_tip: Callable[[QWidget, str], None], text: str) -> None:
    """Let the pointer rest on a widget with a text as its tip."""
    widget = shown_in(window, QWidget())
    set_tip(widget, text)
    middle = QPoint(20, 20)
    rests = QHelpEvent(QHelpEvent.Type.ToolTip, middle, widget.mapToGlobal(middle))
    QApplication.sendEvent(widget, rests)
    for tip in QApplication.topLevelWidgets():
        if tip.inherits("QTipLabel"):
            tip.grab()
    QToolTip.hideText()
    widget.deleteLater()


def in_message_bar(bar: MessageBar, text: str) -> None:
    """Show a text as a notice."""
    bar.show_message(Message(text, text, action=text), bar.dismiss)
    bar.grab()


def in_sheet(window: QWidget, text: str) -> None:
    """Show a text as the title and the sentence of a sheet."""
    sheet = Sheet(text, window, text=text)
    sheet.body.addWidget(Label(text))
    sheet.open()
    window.grab()
    sheet.dismiss()
    sheet.deleteLater()


def in_menu(window: QWidget, text: str) -> None:
    """Show a text as an entry of a menu, as a task's title is."""
    menu = QMenu(window)
    menu.addAction(text.replace("&", "&&"))
    menu.resize(menu.sizeHint())
    menu.grab()
    menu.deleteLater()


def in_rows(window: QWidget, text: str) -> None:
    """Show a text as title, day and first words of a row."""
    model = GroupedListModel(
        lambda ids: {each: RowView(text, text, text, ("pin",), spoken=text) for each in ids}, window
    )
    view = GroupedList(model, name=text)
    shown_in(window, view)
    model.set_groups([("November 2026", [1, 2])])
    QApplication.processEvents()
    view.grab()
    view.deleteLater()


def on_paper(preview: PagePreview, text: str) -> None:
    """Show a text in every section of the page, on the screen and as a PDF."""
    week = a_week(
        page=SummaryPage(7, text, frozenset()),
        agenda=(AgendaItem(1, text),),
        stayed=Stayed(6, text),
        tasks=(TaskMaterial(Homework(1, text, moment(19)), text, (), text),),
        marked=(MarkedWords(17, moment(23).day, text, text, is_whole=True),),
        notes=(SayableNote(5, text),),
    )
    page = replace(build(week, all_on(week)), two_pages=True)
    layout = lay_out(page, PageForm(PaperSize.A4, False))
    preview.show_pages(layout, text)
    preview.grab()
    if not layout.is_cut:
        pdf_bytes(layout)


# -- what must be caught ------------------------------------------------------------------


def qt_alone(window: QWidget) -> list[Show]:
    """Qt's own habits: rich text wherever something looks like it."""
    rich = shown_in(window, QTextEdit())
    return [rich.setHtml, partial(as_words, shown_in(window, QLabel())), partial(in_box, window)]


def in_box(window: QWidget, text: str) -> None:
    """Show a text in a message box that guesses."""
    box = QMessageBox(window)
    box.setText(text)
    box.show()
    box.grab()
    box.close()
    box.deleteLater()


def label_that_guesses(window: QWidget) -> list[Show]:
    """A label without our ``PlainText``."""
    return [partial(as_words, shown_in(window, QLabel()))]


def tip_unescaped(window: QWidget) -> list[Show]:
    """A tip set without our ``set_tip``."""
    return [partial(in_tip, window, QWidget.setToolTip)]


def paste_as_qt_does(window: QWidget) -> list[Show]:
    """An editor that takes rich text."""
    return [partial(in_editor, shown_in(window, QTextEdit()))]


def markdown_shown_by_qt(window: QWidget) -> list[Show]:
    """A reading view by Qt's own Markdown, HTML switched off."""
    view = shown_in(window, QTextEdit())

    def show(text: str) -> None:
        view.document().setMarkdown(text, QTextDocument.MarkdownFeature.MarkdownNoHTML)
        view.grab()

    return [show]


MUTANTS: dict[str, Callable[[QWidget], list[Show]]] = {
    "qt-alone": qt_alone,
    "label-that-guesses": label_that_guesses,
    "tip-unescaped": tip_unescaped,
    "paste-as-qt-does": paste_as_qt_does,
    "markdown-shown-by-qt": markdown_shown_by_qt,
}


if __name__ == "__main__":
    main(
        json.loads(Path(sys.argv[1]).read_text("utf-8")),
        Path(sys.argv[2]),
        sys.argv[3] if len(sys.argv) > 3 else "",
    )
