package org.houzhen.kiosk.session;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.houzhen.kiosk.cards.CardDesk;
import org.houzhen.kiosk.devices.TerminalDevices;
import org.houzhen.kiosk.face.FaceDesk;
import org.houzhen.kiosk.orders.OrderDesk;
import org.houzhen.kiosk.orders.SignInDesk;
import org.houzhen.kiosk.printing.ReportDesk;
import org.houzhen.kiosk.printing.SlipDesk;
import org.houzhen.kiosk.server.HospitalServer;
import org.houzhen.kiosk.server.ServerLink;

/**
 * All a session works with.
 *
 * @param link whether there is a server
 * @param services what the server can do beside what every one can
 * @param suspect to be told when a question got no answer
 * @param ids for keys of requests and print jobs
 */
public record Terminal(
        String hospital,
        String name,
        ZoneId zone,
        HospitalServer server,
        TerminalDevices devices,
        OrderDesk orders,
        CardDesk cards,
        SignInDesk signIns,
        SlipDesk slips,
        ReportDesk reports,
        FaceDesk faces,
        Supplier<ServerLink.State> link,
        Supplier<Set<String>> services,
        Runnable suspect,
        Clock clock,
        Supplier<UUID> ids) {
    public Instant now() {
        return clock.instant();
    }

    public boolean online() {
        return link.get() == ServerLink.State.ONLINE;
    }
}
