package org.houzhen.hardware.simulator;

import java.util.List;
import java.util.stream.Stream;

/** What is wrong with the simulated report printer. */
public record IppFaults(boolean mediaEmpty, boolean mediaLow, boolean mediaJam, boolean coverOpen, boolean tonerLow) {
    public static final IppFaults NONE = new IppFaults(false, false, false, false, false);

    public IppFaults withMediaEmpty(boolean empty) {
        return new IppFaults(empty, mediaLow, mediaJam, coverOpen, tonerLow);
    }

    public IppFaults withMediaJam(boolean jam) {
        return new IppFaults(mediaEmpty, mediaLow, jam, coverOpen, tonerLow);
    }

    public IppFaults withCoverOpen(boolean open) {
        return new IppFaults(mediaEmpty, mediaLow, mediaJam, open, tonerLow);
    }

    public IppFaults withTonerLow(boolean low) {
        return new IppFaults(mediaEmpty, mediaLow, mediaJam, coverOpen, low);
    }

    boolean stopPrinting() {
        return mediaEmpty || mediaJam || coverOpen;
    }

    /** As {@code printer-state-reasons} has them. */
    List<String> keywords() {
        List<String> words = Stream.of(
                        mediaEmpty ? "media-empty-error" : "",
                        mediaEmpty ? "media-needed-error" : "",
                        mediaLow ? "media-low-warning" : "",
                        mediaJam ? "media-jam-error" : "",
                        coverOpen ? "cover-open-error" : "",
                        tonerLow ? "toner-low-warning" : "")
                .filter(word -> !word.isEmpty())
                .toList();
        return words.isEmpty() ? List.of("none") : words;
    }
}
