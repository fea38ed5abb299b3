package org.houzhen.hardware.driver.medins;

import java.time.Duration;
import java.util.Optional;
import org.houzhen.hardware.DeviceAddress;
import org.houzhen.hardware.DeviceException;
import org.houzhen.hardware.DeviceReason;
import org.houzhen.hardware.link.Conversation;

/** The component behind a small program on the same machine, which hands each text to the native function and back. */
final class Bridge implements NationalComponent {
    private static final Duration LIMIT = Duration.ofSeconds(3);

    private final String name;
    private final Conversation<String> conversation;

    private Bridge(String name, Conversation<String> conversation) {
        this.name = name;
        this.conversation = conversation;
    }

    static Bridge open(String name, DeviceAddress address, Runnable onLost)
            throws DeviceException, InterruptedException {
        var protocol = new Conversation.Protocol<>(String.class, MedinsFrameDecoder::new);
        Conversation<String> conversation = Conversation.open(name, address, LIMIT, protocol);
        conversation.onLost(onLost);
        return new Bridge(name, conversation);
    }

    @Override
    public String call(String call, Duration limit) throws DeviceException, InterruptedException {
        conversation.startOver();
        conversation.send(MedinsFrames.frame(call), LIMIT);
        Optional<String> answer = conversation.await(limit);
        return answer.orElseThrow(() -> new DeviceException(DeviceReason.NO_ANSWER, name + " does not answer"));
    }

    @Override
    public void look() throws DeviceException {
        if (conversation.isLost()) {
            throw new DeviceException(DeviceReason.UNPLUGGED, name + " was unplugged");
        }
    }

    @Override
    public void close() {
        conversation.close();
    }
}
