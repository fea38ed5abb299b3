package org.houzhen.server.bankcard;

import java.util.stream.Stream;
import org.houzhen.server.web.PlainText;
import org.houzhen.wire.CardEntry;

/** What of a card terminal's book may be stored: short plain words, and never so many digits that they could be a card. */
final class CardEntries {
    private static final String CARD_NUMBER = ".*\\d{16,}.*";

    private CardEntries() {}

    static boolean isWellFormed(CardEntry entry, int longest) {
        return entry.amount() != null
                && Stream.of(
                                entry.trace(),
                                entry.batch(),
                                entry.reference(),
                                entry.authorisation(),
                                entry.merchant(),
                                entry.terminal(),
                                entry.at())
                        .allMatch(text -> text != null
                                && text.length() <= longest
                                && PlainText.isPlain(text)
                                && !text.matches(CARD_NUMBER));
    }
}
