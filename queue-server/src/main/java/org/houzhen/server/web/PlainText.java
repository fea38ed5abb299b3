package org.houzhen.server.web;

/** Text that is what it looks like: nothing in it controls a printer, breaks a line or turns the direction of writing. */
public final class PlainText {
    private PlainText() {}

    /** Characters that fonts of rare names keep for themselves are plain. */
    public static boolean isPlain(String text) {
        return text.codePoints().allMatch(PlainText::isPlain);
    }

    private static boolean isPlain(int point) {
        return switch (Character.getType(point)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> false;
            default -> true;
        };
    }
}
