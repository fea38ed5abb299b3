package org.houzhen.kiosk.session;

import java.util.List;
import java.util.Map;
import org.houzhen.kiosk.FakeHospital;
import org.houzhen.kiosk.page.Flow;
import org.houzhen.kiosk.page.Frame;
import org.houzhen.kiosk.page.View;
import org.houzhen.wire.ExtraOffer;

/** One frame of each screen on which an extra number is offered or confirmed. */
final class ExtraSamples {
    static final ExtraOffer OFFER = new ExtraOffer(FakeHospital.clinic("C2", "王敏", 0), "门诊楼二层东侧内科一诊区");

    private ExtraSamples() {}

    static void into(Map<String, Frame> frames) {
        frames.put("extras", SampleFrames.frame(Flow.REGISTER, "王*兰", new View.Extras(List.of(OFFER))));
        frames.put(
                "confirm-extra",
                SampleFrames.frame(
                        Flow.REGISTER,
                        "王*兰",
                        new View.Confirm(OFFER.clinic(), null, OFFER.place(), "王*兰", "330699********7247")));
    }
}
