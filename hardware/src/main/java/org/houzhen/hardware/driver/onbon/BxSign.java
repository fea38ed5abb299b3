package org.houzhen.hardware.driver.onbon;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.houzhen.hardware.DeviceAddress;
import org.houzhen.hardware.DeviceException;
import org.houzhen.hardware.DeviceReason;
import org.houzhen.hardware.DeviceStatus;
import org.houzhen.hardware.LedSign;
import org.houzhen.hardware.driver.StatusBoard;
import org.houzhen.hardware.link.Conversation;
import org.houzhen.hardware.link.Deadline;

/** Talks to one card: a command, and the card's word that it did it. Every command may be said twice, so it is after damage. */
final class BxSign extends StatusBoard implements LedSign {
    private static final Duration CONNECT_LIMIT = Duration.ofSeconds(3);
    private static final Duration REPLY_LIMIT = Duration.ofSeconds(2);
    private static final int ATTEMPTS_MAX = 3;
    private static final int TEXT_MAX = 1024;

    private final Conversation<BxFrame> conversation;
    private final BxCommands.Size size;

    private BxSign(String name, Clock clock, Conversation<BxFrame> conversation, BxCommands.Size size) {
        super(name, clock);
        this.conversation = conversation;
        this.size = size;
        conversation.onLost(() -> become(DeviceStatus.State.OFFLINE, DeviceReason.UNPLUGGED));
    }

    static BxSign open(String name, DeviceAddress address, Clock clock) throws DeviceException, InterruptedException {
        BxCommands.Size size = size(address);
        var protocol = new Conversation.Protocol<>(BxFrame.class, BxFrameDecoder::new);
        var sign = new BxSign(name, clock, Conversation.open(name, address, CONNECT_LIMIT, protocol), size);
        try {
            sign.probe(REPLY_LIMIT);
            return sign;
        } catch (DeviceException | InterruptedException e) {
            sign.close();
            throw e;
        }
    }

    private static BxCommands.Size size(DeviceAddress address) throws DeviceException {
        try {
            return BxCommands.Size.of(address);
        } catch (IllegalArgumentException e) {
            throw new DeviceException(DeviceReason.UNSUPPORTED, "no size of a sign: " + address, e);
        }
    }

    @Override
    public DeviceStatus probe(Duration timeout) throws DeviceException, InterruptedException {
        command(BxCommands.ping(), timeout);
        return become(DeviceStatus.State.ONLINE, DeviceReason.READY);
    }

    @Override
    public void show(List<Line> lines, Duration timeout) throws DeviceException, InterruptedException {
        byte[] command = lines.isEmpty() ? BxCommands.clear() : BxCommands.show(lines, size);
        if (lines.size() > LINES_MAX || command.length > TEXT_MAX) {
            throw new IllegalArgumentException("a sign shows a few short lines");
        }
        command(command, timeout);
    }

    @Override
    public void clear(Duration timeout) throws DeviceException, InterruptedException {
        command(BxCommands.clear(), timeout);
    }

    private void command(byte[] data, Duration timeout) throws DeviceException, InterruptedException {
        Deadline deadline = Deadline.in(timeout);
        for (int attempt = 1; attempt < ATTEMPTS_MAX; attempt++) {
            try {
                once(data, deadline);
                return;
            } catch (DeviceException e) {
                if (e.reason() != DeviceReason.DAMAGED_ANSWER || deadline.isOver()) {
                    throw e;
                }
            }
        }
        once(data, deadline);
    }

    private void once(byte[] data, Deadline deadline) throws DeviceException, InterruptedException {
        conversation.startOver();
        conversation.send(BxFrames.command(data), deadline.leftUpTo(REPLY_LIMIT));
        Optional<BxFrame> reply = conversation.await(deadline.leftUpTo(REPLY_LIMIT));
        while (reply.isPresent() && !isReply(reply.get())) {
            reply = conversation.await(deadline.leftUpTo(REPLY_LIMIT));
        }
        if (reply.isEmpty()) {
            become(DeviceStatus.State.OFFLINE, DeviceReason.NO_ANSWER);
            throw new DeviceException(DeviceReason.NO_ANSWER, name() + " does not answer");
        }
        if (reply.get().command() == BxCommands.REFUSED) {
            become(DeviceStatus.State.OFFLINE, DeviceReason.DEVICE_FAULT);
            throw new DeviceException(DeviceReason.DEVICE_FAULT, name() + " refuses a command");
        }
    }

    private static boolean isReply(BxFrame frame) {
        return frame.command() == BxCommands.ACKNOWLEDGED || frame.command() == BxCommands.REFUSED;
    }

    @Override
    public void close() {
        conversation.close();
    }
}
