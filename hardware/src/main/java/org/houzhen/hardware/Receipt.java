package org.houzhen.hardware;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** One slip of paper, said in parts from top to bottom; how a part becomes ink is the driver's business. */
public record Receipt(List<Part> parts) {
    public Receipt {
        parts = List.copyOf(parts);
    }

    public static Builder slip() {
        return new Builder();
    }

    @Override
    public String toString() {
        return "Receipt[" + parts.size() + " parts, masked]";
    }

    /** One thing below another. */
    public sealed interface Part {
        <T> T accept(Writer<T> writer);
    }

    /** Turns each part into something; a driver is one, a preview is another. */
    public interface Writer<T> {
        T line(Line line);

        T row(Row row);

        T qrCode(QrCode code);

        T rule(Rule rule);

        T feed(Feed feed);

        T cut(Cut cut);
    }

    public enum Size {
        NORMAL,
        TALL,
        LARGE,
        HUGE
    }

    public enum Align {
        LEFT,
        CENTER,
        RIGHT
    }

    /** A line of text; a long one is broken at the paper's width. */
    public record Line(String text, Size size, boolean bold, Align align) implements Part {
        @Override
        public <T> T accept(Writer<T> writer) {
            return writer.line(this);
        }

        @Override
        public String toString() {
            return "Line[masked]";
        }
    }

    /** A label at the left and its value at the right. */
    public record Row(String label, String value) implements Part {
        @Override
        public <T> T accept(Writer<T> writer) {
            return writer.row(this);
        }

        @Override
        public String toString() {
            return "Row[masked]";
        }
    }

    /** A QR code in the middle of the paper; a module is {@code dots} printer dots wide. */
    public record QrCode(String text, int dots) implements Part {
        public static final int BYTES_MAX = 1000;

        public QrCode {
            if (dots < 1 || dots > 16) {
                throw new IllegalArgumentException("a QR module is 1 to 16 dots wide, not " + dots);
            }
            if (text.isEmpty() || text.getBytes(StandardCharsets.UTF_8).length > BYTES_MAX) {
                throw new IllegalArgumentException("a QR code holds 1 to " + BYTES_MAX + " bytes");
            }
        }

        @Override
        public <T> T accept(Writer<T> writer) {
            return writer.qrCode(this);
        }

        @Override
        public String toString() {
            return "QrCode[masked]";
        }
    }

    /** A line drawn across the paper. */
    public record Rule() implements Part {
        @Override
        public <T> T accept(Writer<T> writer) {
            return writer.rule(this);
        }
    }

    /** Empty lines. */
    public record Feed(int lines) implements Part {
        @Override
        public <T> T accept(Writer<T> writer) {
            return writer.feed(this);
        }
    }

    /** The knife; a receipt without one is cut at its end all the same. */
    public record Cut() implements Part {
        @Override
        public <T> T accept(Writer<T> writer) {
            return writer.cut(this);
        }
    }

    /** Writes a receipt from top to bottom. */
    public static final class Builder {
        private final List<Part> parts = new ArrayList<>();

        private Builder() {}

        public Builder heading(String text) {
            return line(text, Size.LARGE, true, Align.CENTER);
        }

        public Builder line(String text) {
            return line(text, Size.NORMAL, false, Align.LEFT);
        }

        public Builder line(String text, Size size, boolean bold, Align align) {
            parts.add(new Line(text, size, bold, align));
            return this;
        }

        public Builder row(String label, String value) {
            parts.add(new Row(label, value));
            return this;
        }

        public Builder qrCode(String text) {
            parts.add(new QrCode(text, 6));
            return this;
        }

        public Builder rule() {
            parts.add(new Rule());
            return this;
        }

        public Builder feed(int lines) {
            parts.add(new Feed(lines));
            return this;
        }

        public Builder cut() {
            parts.add(new Cut());
            return this;
        }

        public Receipt build() {
            return new Receipt(parts);
        }
    }
}
