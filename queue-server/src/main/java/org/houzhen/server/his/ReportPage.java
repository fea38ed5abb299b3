package org.houzhen.server.his;

import java.awt.Color;
import java.io.IOException;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.graphics.state.RenderingMode;

/** Draws text and lines on one page. The font has one weight: bold is drawn with an outline of its own colour. */
record ReportPage(PDPageContentStream stream, ReportFont font) {
    private static final float BOLD_STROKE = 0.035f;
    private static final float SHRINK_MIN = 0.6f;

    /** How text looks. */
    record Ink(float size, boolean bold, Color color) {
        static Ink plain(float size) {
            return new Ink(size, false, Color.BLACK);
        }

        static Ink bold(float size) {
            return new Ink(size, true, Color.BLACK);
        }

        Ink grey() {
            return new Ink(size, bold, new Color(90, 90, 90));
        }
    }

    /** Where text begins and how wide it may be; longer text is made smaller. */
    record Box(float x, float y, float width) {}

    void text(String text, Box box, Ink ink) throws IOException {
        String printable = font.printable(text);
        float width = font.width(printable, ink.size());
        float size = width <= box.width() ? ink.size() : ink.size() * Math.max(SHRINK_MIN, box.width() / width);
        show(printable, box.x(), box.y(), new Ink(size, ink.bold(), ink.color()));
    }

    void centred(String text, float x, float y, Ink ink) throws IOException {
        String printable = font.printable(text);
        show(printable, x - font.width(printable, ink.size()) / 2, y, ink);
    }

    void right(String text, float x, float y, Ink ink) throws IOException {
        String printable = font.printable(text);
        show(printable, x - font.width(printable, ink.size()), y, ink);
    }

    private void show(String printable, float x, float y, Ink ink) throws IOException {
        stream.beginText();
        stream.setFont(font.font(), ink.size());
        stream.setNonStrokingColor(ink.color());
        stream.setStrokingColor(ink.color());
        stream.setLineWidth(ink.size() * BOLD_STROKE);
        stream.setRenderingMode(ink.bold() ? RenderingMode.FILL_STROKE : RenderingMode.FILL);
        stream.newLineAtOffset(x, y);
        stream.showText(printable);
        stream.endText();
    }

    void line(float x, float y, float length, float thickness) throws IOException {
        stream.setStrokingColor(Color.BLACK);
        stream.setLineWidth(thickness);
        stream.moveTo(x, y);
        stream.lineTo(x + length, y);
        stream.stroke();
    }
}
