package org.houzhen.hardware.driver.samv;

import io.netty.handler.codec.CorruptedFrameException;
import java.nio.ByteBuffer;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import org.houzhen.hardware.CardPhoto;
import org.houzhen.hardware.CardPhotoDecoder;
import org.houzhen.hardware.DeviceAddress;
import org.houzhen.hardware.DeviceException;
import org.houzhen.hardware.DeviceReason;
import org.houzhen.hardware.DeviceStatus;
import org.houzhen.hardware.IdCardReader;
import org.houzhen.hardware.driver.StatusBoard;
import org.houzhen.hardware.link.Conversation;
import org.houzhen.hardware.link.Deadline;

/**
 * Talks to one SAM_V module: find, select, read. After a good read the module finds nothing until the card was lifted,
 * so "nothing found" is then asked again by selecting: a card that can be selected never left. A module that was just
 * opened or reset finds a card that lay there all the time, so none is read before the place was seen empty.
 */
final class SamVReader extends StatusBoard implements IdCardReader {
    private static final Duration CONNECT_LIMIT = Duration.ofSeconds(3);
    private static final Duration SEND_LIMIT = Duration.ofSeconds(1);
    private static final Duration POLL = Duration.ofMillis(300); // Modules miss cards when asked more often.
    private static final int ATTEMPTS_MAX = 3;
    private static final int FAILURES_MAX = 3;
    private static final int TEXT_LENGTH_OFFSET = 0;
    private static final int TEXT_OFFSET = 4;
    private static final int PHOTO_OFFSET = TEXT_OFFSET + CardText.SIZE;
    private static final int PHOTO_SIZE = 1024;

    private final Conversation<SamFrame> conversation;
    private final CardPhotoDecoder photos;
    private boolean readBefore;
    /** Since it was opened or reset: until then a card there may be one that a patient long gone has forgotten. */
    private boolean emptySeen;

    private int failures; // Reads in a row that brought nothing from a card that was there.

    private SamVReader(String name, Clock clock, Conversation<SamFrame> conversation, CardPhotoDecoder photos) {
        super(name, clock);
        this.photos = photos;
        this.conversation = conversation;
        conversation.onLost(() -> become(DeviceStatus.State.OFFLINE, DeviceReason.UNPLUGGED));
    }

    static SamVReader open(String name, DeviceAddress address, Clock clock, CardPhotoDecoder photos)
            throws DeviceException, InterruptedException {
        var protocol = new Conversation.Protocol<>(SamFrame.class, SamFrameDecoder::new);
        var reader = new SamVReader(name, clock, Conversation.open(name, address, CONNECT_LIMIT, protocol), photos);
        try {
            reader.wake();
            return reader;
        } catch (DeviceException | InterruptedException e) {
            reader.close();
            throw e;
        }
    }

    /** A module that failed its self test may pass it after a reset; nobody is there to press its button. */
    private void wake() throws DeviceException, InterruptedException {
        try {
            probe(SamCommand.STATUS.limit());
        } catch (DeviceException e) {
            if (e.reason() != DeviceReason.DEVICE_FAULT) {
                throw e;
            }
            reset(Deadline.in(SamCommand.RESET.limit()));
            probe(SamCommand.STATUS.limit());
        }
    }

    private void reset(Deadline deadline) throws DeviceException, InterruptedException {
        failures = 0;
        emptySeen = false; // It finds a card again that it has read.
        exchange(SamCommand.RESET, deadline);
    }

    @Override
    public DeviceStatus probe(Duration timeout) throws DeviceException, InterruptedException {
        Deadline deadline = Deadline.in(timeout);
        exchange(SamCommand.STATUS, deadline).orElseThrow(() -> silent(SamCommand.STATUS));
        lookWhetherEmpty(deadline);
        return become(DeviceStatus.State.ONLINE, DeviceReason.READY);
    }

    @Override
    public Outcome read(Duration timeout) throws DeviceException, InterruptedException {
        Deadline deadline = Deadline.in(timeout);
        if (failures >= FAILURES_MAX) {
            reset(deadline); // Modules get stuck on a card taken away at the wrong moment.
        }
        do {
            lookWhetherEmpty(deadline);
            if (emptySeen && succeeds(SamCommand.FIND, deadline)) {
                return readFound(deadline);
            }
            readBefore = readBefore && mayStillLie(deadline);
            pause(deadline.leftUpTo(POLL));
        } while (!deadline.isOver());
        return readBefore || !emptySeen ? new Outcome.CardStillThere() : new Outcome.NoCard();
    }

    /** A place is empty in which nothing is found and nothing can be selected. */
    private void lookWhetherEmpty(Deadline deadline) throws DeviceException, InterruptedException {
        if (!emptySeen) {
            emptySeen = !succeeds(SamCommand.FIND, deadline) && !mayStillLie(deadline);
        }
    }

    /** Whether the card that was read is still there; no answer in the time left is not a "no". Once lifted, it is a new card. */
    private boolean mayStillLie(Deadline deadline) throws DeviceException, InterruptedException {
        return exchange(SamCommand.SELECT, deadline)
                .map(SamCommand.SELECT::isSuccess)
                .orElse(true);
    }

    private Outcome readFound(Deadline deadline) throws DeviceException, InterruptedException {
        readBefore = false;
        Optional<SamFrame> selected = exchange(SamCommand.SELECT, deadline);
        if (selected.isEmpty() || !SamCommand.SELECT.isSuccess(selected.get())) {
            return unreadable(selected.map(SamFrame::status).orElse(SamStatus.READ_FAILED));
        }
        Optional<SamFrame> answer = exchange(SamCommand.READ, deadline);
        if (answer.isEmpty() || !SamCommand.READ.isSuccess(answer.get())) {
            return unreadable(answer.map(SamFrame::status).orElse(SamStatus.READ_FAILED));
        }
        return understand(answer.get());
    }

    /** Data: length of text u16 (0100), length of photograph u16 (0400), text, photograph. */
    private Outcome understand(SamFrame frame) {
        byte[] data = frame.data();
        byte[] text = Arrays.copyOfRange(data, TEXT_OFFSET, TEXT_OFFSET + CardText.SIZE);
        try {
            if (ByteBuffer.wrap(data).getShort(TEXT_LENGTH_OFFSET) != CardText.SIZE) {
                return unreadable(SamStatus.READ_FAILED);
            }
            Outcome outcome = new Outcome.Read(CardText.parse(text), photo(data));
            readBefore = true;
            failures = 0;
            return outcome;
        } catch (CorruptedFrameException e) {
            return unreadable(SamStatus.READ_FAILED);
        } finally {
            frame.wipe();
            Arrays.fill(data, (byte) 0);
            Arrays.fill(text, (byte) 0);
        }
    }

    /** A photograph that is cut off, or that its decoder breaks on, is none: the text says who it is. */
    private CardPhoto photo(byte[] data) {
        if (data.length < PHOTO_OFFSET + PHOTO_SIZE) {
            return CardPhoto.NONE;
        }
        byte[] wlt = Arrays.copyOfRange(data, PHOTO_OFFSET, PHOTO_OFFSET + PHOTO_SIZE);
        try {
            return photos.decode(wlt);
        } catch (RuntimeException e) {
            return CardPhoto.NONE;
        } finally {
            Arrays.fill(wlt, (byte) 0);
        }
    }

    private Outcome unreadable(int status) {
        failures++;
        return new Outcome.Unreadable(SamStatus.trouble(status), status);
    }

    private boolean succeeds(SamCommand command, Deadline deadline) throws DeviceException, InterruptedException {
        return exchange(command, deadline).filter(command::isSuccess).isPresent();
    }

    /** One command and its reply; damage on the line is asked again. Empty if the caller's time was up first. */
    private Optional<SamFrame> exchange(SamCommand command, Deadline deadline)
            throws DeviceException, InterruptedException {
        for (int attempt = 1; attempt < ATTEMPTS_MAX; attempt++) {
            try {
                Optional<SamFrame> reply = exchangeOnce(command, deadline);
                if (!reply.map(SamFrame::status).filter(SamStatus::isLineNoise).isPresent()) {
                    return reply;
                }
            } catch (DeviceException e) {
                if (e.reason() != DeviceReason.DAMAGED_ANSWER) {
                    throw e;
                }
            }
        }
        return exchangeOnce(command, deadline);
    }

    private Optional<SamFrame> exchangeOnce(SamCommand command, Deadline deadline)
            throws DeviceException, InterruptedException {
        Deadline reply = Deadline.in(deadline.leftUpTo(command.limit()));
        boolean fullTime = deadline.left().compareTo(command.limit()) >= 0;
        conversation.startOver();
        conversation.send(command.frame(), SEND_LIMIT);
        Optional<SamFrame> answer = conversation.await(reply.left());
        while (answer.isPresent() && !command.isAnsweredBy(answer.get())) {
            answer.get().wipe();
            answer = conversation.await(reply.left());
        }
        if (answer.isEmpty() && fullTime) {
            throw silent(command);
        }
        if (answer.isPresent() && SamStatus.isFault(answer.get().status())) {
            become(DeviceStatus.State.OFFLINE, DeviceReason.DEVICE_FAULT);
            throw new DeviceException(
                    DeviceReason.DEVICE_FAULT,
                    name() + " reports fault " + answer.get().status());
        }
        return answer;
    }

    private DeviceException silent(SamCommand command) {
        become(DeviceStatus.State.OFFLINE, DeviceReason.NO_ANSWER);
        return new DeviceException(DeviceReason.NO_ANSWER, name() + " does not answer " + command);
    }

    private static void pause(Duration duration) throws InterruptedException {
        LockSupport.parkNanos(duration.toNanos());
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
    }

    @Override
    public void close() {
        conversation.close();
    }
}
