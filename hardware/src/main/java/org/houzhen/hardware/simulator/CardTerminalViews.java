package org.houzhen.hardware.simulator;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.houzhen.hardware.simulator.CardTerminalScript.Manner;
import tools.jackson.databind.JsonNode;

/** What the control API shows of the card terminal and its bank, and what it understands of its script. */
final class CardTerminalViews {
    private static final int DELAY_MILLIS_MAX = 120_000;
    private static final int NEXT_MAX = 100;

    private CardTerminalViews() {}

    static Map<String, Object> script(CardTerminalScript script) {
        return Map.of(
                "next",
                script.next().stream().map(CardTerminalViews::word).toList(),
                "delayMillis",
                script.delay().toMillis(),
                "code",
                script.code(),
                "words",
                script.words());
    }

    /** What the request does not mention stays as it is. */
    static CardTerminalScript script(JsonNode body, CardTerminalScript now) {
        List<Manner> next = body.has("next")
                ? body.get("next").valueStream().map(CardTerminalViews::manner).toList()
                : now.next();
        long delay = body.path("delayMillis").asLong(now.delay().toMillis());
        String code = body.path("code").asString(now.code());
        if (next.size() > NEXT_MAX || delay < 0 || delay > DELAY_MILLIS_MAX || !code.matches("[0-9A-Z]{2}")) {
            throw new IllegalArgumentException("a script of a card terminal");
        }
        return new CardTerminalScript(
                next, Duration.ofMillis(delay), code, body.path("words").asString(now.words()));
    }

    static List<Map<String, Object>> book(List<BankBook.Entry> entries) {
        return entries.stream().map(CardTerminalViews::entry).toList();
    }

    private static Map<String, Object> entry(BankBook.Entry entry) {
        return Map.of(
                "tradeNo", entry.tradeNo(),
                "amountFen", entry.amountFen(),
                "refundedFen", entry.refundedFen(),
                "state", entry.state().name(),
                "card", entry.card().text(),
                "trace", entry.trace(),
                "reference", entry.reference(),
                "at", entry.at().toString());
    }

    private static String word(Manner manner) {
        return manner.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static Manner manner(JsonNode word) {
        return Manner.valueOf(word.asString().toUpperCase(Locale.ROOT).replace('-', '_'));
    }
}
