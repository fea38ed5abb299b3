package org.houzhen.hardware.simulator;

import java.util.List;
import java.util.function.Function;

/** Paper that came out of the simulated printer; one that is not cut still hangs in it. */
public record PaperSlip(int number, List<Item> items, boolean cut) {
    public PaperSlip {
        items = List.copyOf(items);
    }

    /** What is on the slip, one below the other. */
    public sealed interface Item {
        /** One answer for each kind, so that a forgotten one fails to compile. */
        <T> T match(Function<Text, T> text, Function<Qr, T> qr, Function<Picture, T> picture);
    }

    /** A printed line; width and height are multiples of a normal character's. */
    public record Text(String text, int width, int height, boolean bold, int align) implements Item {
        @Override
        public <T> T match(Function<Text, T> printed, Function<Qr, T> qr, Function<Picture, T> picture) {
            return printed.apply(this);
        }

        @Override
        public String toString() {
            return "Text[" + text.length() + " characters, masked]";
        }
    }

    /** A QR code, with its modules as rows of 0 and 1. */
    public record Qr(String text, int dots, int align, List<String> modules) implements Item {
        @Override
        public <T> T match(Function<Text, T> text, Function<Qr, T> qr, Function<Picture, T> picture) {
            return qr.apply(this);
        }

        @Override
        public String toString() {
            return "Qr[" + text.length() + " characters, masked]";
        }
    }

    /** Dots as sent, rows of 0 and 1. */
    public record Picture(int align, List<String> rows) implements Item {
        @Override
        public <T> T match(Function<Text, T> text, Function<Qr, T> qr, Function<Picture, T> picture) {
            return picture.apply(this);
        }
    }

    /** The text lines, joined; for tests and for searching. */
    public String text() {
        return items.stream()
                .filter(Text.class::isInstance)
                .map(item -> ((Text) item).text() + "\n")
                .reduce("", String::concat);
    }

    public List<String> codes() {
        return items.stream()
                .filter(Qr.class::isInstance)
                .map(item -> ((Qr) item).text())
                .toList();
    }

    @Override
    public String toString() {
        return "PaperSlip[" + number + ", " + items.size() + " items, masked]";
    }
}
