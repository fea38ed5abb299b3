package org.houzhen.hardware.driver.samv;

import io.netty.handler.codec.CorruptedFrameException;
import java.util.Arrays;
import org.houzhen.hardware.IdCard;

/** What the text of a card may hold. */
public final class CardTextFuzz {
    private CardTextFuzz() {}

    public static void fuzzerTestOneInput(byte[] input) {
        try {
            IdCard card = CardText.parse(Arrays.copyOf(input, CardText.SIZE));
            if (card.name().isBlank() || card.number().isBlank()) {
                throw new IllegalStateException("a card of nobody");
            }
        } catch (CorruptedFrameException e) {
            if (e.getMessage().length() > 20) {
                throw new IllegalStateException("damage that may quote the card", e);
            }
        }
    }
}
