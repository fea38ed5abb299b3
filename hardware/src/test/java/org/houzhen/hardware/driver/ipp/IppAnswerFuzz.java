package org.houzhen.hardware.driver.ipp;

import com.hp.jipp.encoding.IppPacket;
import com.hp.jipp.encoding.Tag;
import com.hp.jipp.model.Types;
import org.houzhen.hardware.DeviceException;

/** What a report printer, or whoever answers at its address, may answer. */
public final class IppAnswerFuzz {
    private IppAnswerFuzz() {}

    public static void fuzzerTestOneInput(byte[] input) {
        try {
            IppPacket answer = IppClient.read("printer", input);
            IppPrinter.reasons(answer).anything();
            IppPrinter.isSuccess(answer);
            IppClient.value(answer, Tag.jobAttributes, Types.jobId);
            IppClient.value(answer, Tag.jobAttributes, Types.jobState);
            IppJob.pages(answer);
            EarlierJobs.own(answer, "houzhen-");
        } catch (DeviceException e) {
            if (e.getMessage().length() > 40) {
                throw new IllegalStateException("quotes what was read", e);
            }
        }
    }
}
