package org.houzhen.hardware.driver.escpos;

import java.time.Duration;
import java.util.Arrays;
import java.util.Map;

/**
 * How a printer shows that a slip is out, from the strongest way to the weakest.
 *
 * @param settle how long the sensors must stay well after the last byte, where they are all there is
 */
record Proof(Way way, Duration settle) {
    private static final Duration SETTLE = Duration.ofSeconds(3);

    /** What is asked at the end of a slip. */
    enum Way {
        /** GS ( H: the printer repeats the slip's number when it has come to it. */
        NUMBER,
        /** GS r: the printer answers when it has come to it. */
        IN_TURN,
        /** DLE EOT: the printer says at once that nothing is wrong, before it has printed what it holds. */
        STATUS
    }

    static Proof of(Map<String, String> settings) {
        Way way = switch (settings.getOrDefault("proof", "number")) {
            case "in-turn" -> Way.IN_TURN;
            case "status" -> Way.STATUS;
            default -> Way.NUMBER;
        };
        String settle = settings.get("settle");
        return new Proof(way, settle == null ? SETTLE : Duration.ofMillis(Long.parseLong(settle)));
    }

    /** The slip with the question at its end. */
    byte[] asksAfter(byte[] slip, String number) {
        byte[] question = switch (way) {
            case NUMBER -> EscPos.prove(number);
            case IN_TURN -> EscPos.STATUS_IN_TURN;
            case STATUS -> new byte[0];
        };
        byte[] all = Arrays.copyOf(slip, slip.length + question.length);
        System.arraycopy(question, 0, all, slip.length, question.length);
        return all;
    }

    boolean isGivenBy(PrinterReply reply, String number) {
        return switch (way) {
            case NUMBER -> reply.equals(new PrinterReply.Proof(number));
            case IN_TURN -> reply instanceof PrinterReply.InTurn;
            case STATUS -> false;
        };
    }
}
