package org.houzhen.hardware.driver.ipp;

import com.hp.jipp.encoding.IppPacket;
import com.hp.jipp.encoding.Name;
import com.hp.jipp.encoding.Tag;
import com.hp.jipp.model.Types;
import com.hp.jipp.model.WhichJobs;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import org.houzhen.hardware.DeviceException;
import org.houzhen.hardware.DeviceReason;
import org.houzhen.hardware.link.Deadline;

/**
 * The documents this terminal left in the printer when it was interrupted, or when an answer was lost. Nobody waits for
 * them any more: whoever refills the tray would let them out in front of a stranger. Known by the beginning of their name.
 */
final class EarlierJobs {
    private static final Duration POLL = Duration.ofMillis(250);

    private final String device;
    private final IppClient client;
    private final String prefix;

    EarlierJobs(String device, IppClient client, String prefix) {
        this.device = device;
        this.client = client;
        this.prefix = prefix;
    }

    /** Takes them back, and looks again: a printer may need a while to let go of a sheet. False if one remains at the deadline. */
    boolean takeBack(Deadline deadline) throws DeviceException, InterruptedException {
        List<Integer> found = left(deadline.left());
        try {
            return found.isEmpty() || lettingGo(found, deadline);
        } catch (DeviceException e) {
            if (deadline.isOver()) { // In the middle of a question: what was seen last was there.
                return false;
            }
            throw e;
        }
    }

    private boolean lettingGo(List<Integer> found, Deadline deadline) throws DeviceException, InterruptedException {
        Set<Integer> told = new HashSet<>();
        List<Integer> left = found;
        while (!left.isEmpty()) {
            for (int job : left) {
                if (told.add(job)) {
                    client.ask(
                            IppPacket.cancelJob(client.printer(), job),
                            deadline.left()); // The next look shows if it did.
                }
            }
            if (deadline.left().compareTo(POLL) < 0) {
                return false;
            }
            LockSupport.parkNanos(POLL.toNanos());
            left = left(deadline.left());
        }
        return true;
    }

    private List<Integer> left(Duration limit) throws DeviceException, InterruptedException {
        IppPacket answer = client.ask(
                IppPacket.getJobs(client.printer(), Types.jobId, Types.jobName)
                        .putOperationAttributes(
                                Types.requestingUserName.of(IppPrinter.USER),
                                Types.whichJobs.of(WhichJobs.notCompleted)),
                limit);
        if (!IppPrinter.isSuccess(answer)) {
            throw new DeviceException(DeviceReason.UNSUPPORTED, device + " does not say which jobs it holds");
        }
        return own(answer, prefix);
    }

    static List<Integer> own(IppPacket answer, String prefix) {
        return answer.getAttributeGroups().stream()
                .filter(group -> group.getTag().equals(Tag.jobAttributes))
                .filter(group -> IppClient.value(group, Types.jobName)
                        .map(Name::getValue)
                        .filter(name -> name.startsWith(prefix))
                        .isPresent())
                .flatMap(group -> IppClient.value(group, Types.jobId).stream())
                .toList();
    }
}
