package org.houzhen.hardware.driver.ipp;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.houzhen.hardware.DeviceReason;

/**
 * Understands {@code printer-state-reasons}: keywords such as {@code media-empty-error}, whose end says how bad it is
 * ({@code -report}, {@code -warning}, {@code -error} or nothing, which is as bad as an error) and is not part of the word.
 */
final class StateReasons {
    /** The worst first: it is the one that is told. */
    private enum Word {
        COVER(DeviceReason.COVER_OPEN, "cover-open", "door-open", "interlock-open"),
        JAM(DeviceReason.PAPER_JAM, "media-jam"),
        EMPTY(DeviceReason.PAPER_OUT, "media-empty", "media-needed", "input-tray-missing", "input-media-supply-empty"),
        SUPPLY_OUT(
                DeviceReason.SUPPLY_OUT,
                "toner-empty",
                "marker-supply-empty",
                "developer-empty",
                "opc-life-over",
                "marker-waste-full"),
        OFFLINE(
                DeviceReason.DEVICE_OFFLINE,
                "shutdown",
                "connecting-to-device",
                "timed-out",
                "offline",
                "paused",
                "moving-to-paused"),
        FAULT(DeviceReason.DEVICE_FAULT, "other", "fuser", "output-area-full", "output-tray-missing"),
        MEDIA_LOW(DeviceReason.PAPER_LOW, "media-low", "input-media-supply-low"),
        SUPPLY_LOW(
                DeviceReason.SUPPLY_LOW,
                "toner-low",
                "marker-supply-low",
                "developer-low",
                "opc-near-eol",
                "marker-waste-almost-full");

        private final DeviceReason reason;
        private final List<String> keywords;

        Word(DeviceReason reason, String... keywords) {
            this.reason = reason;
            this.keywords = List.of(keywords);
        }

        boolean isIn(List<String> spoken) {
            return spoken.stream().anyMatch(word -> keywords.stream().anyMatch(word::startsWith));
        }

        boolean onlyWarns() {
            return this == MEDIA_LOW || this == SUPPLY_LOW;
        }
    }

    private final List<String> spoken;

    StateReasons(List<String> spoken) {
        this.spoken = List.copyOf(spoken);
    }

    /** What keeps the printer from printing; a mere report does not. */
    Optional<DeviceReason> obstacle() {
        List<String> serious =
                spoken.stream().filter(word -> !word.endsWith("-report")).toList();
        return first(serious, false);
    }

    /** What somebody should see to soon. */
    Optional<DeviceReason> warning() {
        return first(spoken, true);
    }

    /** The same, reports included: why a job that has ended early did so. */
    Optional<DeviceReason> anything() {
        return first(spoken, false);
    }

    private static Optional<DeviceReason> first(List<String> spoken, boolean warnings) {
        return Arrays.stream(Word.values())
                .filter(word -> word.onlyWarns() == warnings && word.isIn(spoken))
                .map(word -> word.reason)
                .findFirst();
    }
}
