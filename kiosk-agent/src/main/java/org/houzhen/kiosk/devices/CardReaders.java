package org.houzhen.kiosk.devices;

import java.time.Duration;
import java.util.Optional;
import org.houzhen.hardware.DeviceException;
import org.houzhen.hardware.IdCardReader;
import org.houzhen.hardware.SocialCardReader;
import org.houzhen.hardware.Supervised;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The readers of a terminal that tell who somebody is, looked at in turn; each, both or none may be there. */
final class CardReaders {
    private static final Logger LOG = LoggerFactory.getLogger(CardReaders.class);
    private static final Duration BUSY = Duration.ofSeconds(3);
    private static final CardReading DOWN = CardReading.none(CardReading.Hint.READER_DOWN);

    private final Optional<Supervised<IdCardReader>> identity;
    private final Optional<Supervised<SocialCardReader>> social;

    CardReaders(Optional<Supervised<IdCardReader>> identity, Optional<Supervised<SocialCardReader>> social) {
        this.identity = identity;
        this.social = social;
    }

    /** A card wins over a hint, a hint over silence, and a reader that is down is only told of if the other is, too. */
    CardReading read(Duration limit) throws InterruptedException {
        boolean both = isUsable(identity) && isUsable(social);
        Duration each = both ? limit.dividedBy(2) : limit;
        CardReading first = readIdentity(each);
        if (first.holder().isPresent() || !isUsable(social)) {
            return first;
        }
        CardReading second = readSocial(each);
        boolean firstSays = first.hint() != CardReading.Hint.NONE && first.hint() != CardReading.Hint.READER_DOWN;
        return second.holder().isEmpty() && firstSays ? first : second;
    }

    private static boolean isUsable(Optional<? extends Supervised<?>> reader) {
        return reader.filter(device -> device.status().isUsable()).isPresent();
    }

    private CardReading readIdentity(Duration limit) throws InterruptedException {
        if (identity.isEmpty()) {
            return DOWN;
        }
        try {
            return identity.get().use(BUSY, reader -> reader.read(limit)).match(IDENTITY);
        } catch (DeviceException e) {
            LOG.debug("card reader: {}", e.reason());
            return DOWN;
        }
    }

    private static final IdCardReader.Cases<CardReading> IDENTITY = new IdCardReader.Cases<>(
            CardReading::of,
            () -> CardReading.none(CardReading.Hint.NONE),
            unreadable -> CardReading.none(hint(unreadable.trouble())),
            () -> CardReading.none(CardReading.Hint.TAKE_CARD_AWAY));

    private static CardReading.Hint hint(IdCardReader.Trouble trouble) {
        return switch (trouble) {
            case MOVED -> CardReading.Hint.CARD_UNREADABLE;
            case OTHER_KIND -> CardReading.Hint.NOT_AN_IDENTITY_CARD;
            case NOT_GENUINE -> CardReading.Hint.CARD_NOT_GENUINE;
        };
    }

    private CardReading readSocial(Duration limit) throws InterruptedException {
        try {
            return social.orElseThrow().use(BUSY, reader -> reader.read(limit)).match(SOCIAL);
        } catch (DeviceException e) {
            LOG.debug("card reader: {}", e.reason());
            return DOWN;
        }
    }

    private static final SocialCardReader.Cases<CardReading> SOCIAL = new SocialCardReader.Cases<>(
            CardReading::of,
            () -> CardReading.none(CardReading.Hint.NONE),
            () -> CardReading.none(CardReading.Hint.NOT_A_SOCIAL_CARD),
            status -> CardReading.none(CardReading.Hint.SOCIAL_CARD_UNREADABLE),
            () -> CardReading.none(CardReading.Hint.TAKE_SOCIAL_CARD_OUT));
}
