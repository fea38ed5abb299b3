package org.houzhen.kiosk;

import java.io.IOException;
import java.time.Clock;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.houzhen.hardware.Devices;
import org.houzhen.kiosk.book.PrivateFolder;
import org.houzhen.kiosk.cards.CardDesk;
import org.houzhen.kiosk.cards.CardJournal;
import org.houzhen.kiosk.cards.CardLoop;
import org.houzhen.kiosk.cards.SqliteCardJournal;
import org.houzhen.kiosk.contract.Pairing;
import org.houzhen.kiosk.contract.Services;
import org.houzhen.kiosk.devices.PaperRolls;
import org.houzhen.kiosk.devices.Part;
import org.houzhen.kiosk.devices.PluggedDevices;
import org.houzhen.kiosk.devices.TerminalDevices;
import org.houzhen.kiosk.face.FaceDesk;
import org.houzhen.kiosk.face.FaceDesks;
import org.houzhen.kiosk.flows.FirstSteps;
import org.houzhen.kiosk.orders.OpeningJournal;
import org.houzhen.kiosk.orders.OrderDesk;
import org.houzhen.kiosk.orders.SignInDesk;
import org.houzhen.kiosk.orders.SqliteOpeningJournal;
import org.houzhen.kiosk.printing.PrintJournal;
import org.houzhen.kiosk.printing.ReportDesk;
import org.houzhen.kiosk.printing.SlipDesk;
import org.houzhen.kiosk.printing.SlipLayout;
import org.houzhen.kiosk.printing.SlipPrinter;
import org.houzhen.kiosk.printing.SqlitePrintJournal;
import org.houzhen.kiosk.server.Enrolment;
import org.houzhen.kiosk.server.HospitalServer;
import org.houzhen.kiosk.server.HttpCalls;
import org.houzhen.kiosk.server.HttpCardServer;
import org.houzhen.kiosk.server.HttpHospitalServer;
import org.houzhen.kiosk.server.ServerLink;
import org.houzhen.kiosk.session.KioskSession;
import org.houzhen.kiosk.session.Terminal;
import org.houzhen.kiosk.session.ThreadedTurns;
import org.houzhen.kiosk.session.Turns;
import org.houzhen.kiosk.signs.Signs;
import org.houzhen.kiosk.start.RecoveringStep;
import org.houzhen.kiosk.start.StartStep;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Puts the terminal together; nothing below but the web knows Spring. */
@Configuration(proxyBeanMethods = false)
class KioskConfiguration {
    private static final Set<String> FREE = Set.of("start", "unavailable");

    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }

    @Bean
    Supplier<UUID> ids() {
        return UUID::randomUUID;
    }

    @Bean
    Devices devices(Clock clock) {
        return Devices.ofInstalledDrivers(clock);
    }

    @Bean
    PaperRolls paperRolls(KioskProperties properties, Clock clock) throws IOException {
        PrivateFolder.prepare(properties.data());
        return new PaperRolls(properties.data().resolve("paper.db"), clock);
    }

    @Bean
    TerminalDevices terminalDevices(Devices devices, KioskProperties properties, PaperRolls rolls) {
        return new PluggedDevices(devices, properties.addresses(), rolls);
    }

    @Bean(initMethod = "start")
    Signs signs(Devices devices, KioskProperties properties, Enrolment enrolment) {
        return new Signs(devices, properties.server(), enrolment::token, properties.signAddresses());
    }

    @Bean
    Enrolment enrolment(KioskProperties properties, Supplier<UUID> ids) throws IOException {
        PrivateFolder.prepare(properties.data());
        return new Enrolment(properties.data(), properties.terminal(), properties::code, ids);
    }

    @Bean
    HttpCalls calls(KioskProperties properties, Enrolment enrolment) {
        return new HttpCalls(HttpHospitalServer.api(properties.server()), enrolment::token);
    }

    @Bean
    HospitalServer hospitalServer(HttpCalls calls) {
        return new HttpHospitalServer(calls);
    }

    @Bean
    ServerLink serverLink(HttpCalls calls, Enrolment enrolment, TerminalDevices devices, SlipDesk slips) {
        return new ServerLink(calls, enrolment, devices::report, slips::report, ServerLink.Pace.DEFAULT);
    }

    @Bean
    PrintJournal printJournal(KioskProperties properties, Clock clock) throws IOException {
        PrivateFolder.prepare(properties.data());
        var journal = new SqlitePrintJournal(properties.data().resolve("print.db"), clock);
        journal.recover();
        return journal;
    }

    @Bean
    SlipDesk slipDesk(
            PrintJournal journal,
            TerminalDevices devices,
            HospitalServer server,
            KioskProperties properties,
            Clock clock) {
        var layout = new SlipLayout(properties.hospital(), properties.terminal(), properties.timeZone());
        return new SlipDesk(journal, new SlipPrinter(journal, devices, layout, clock), server);
    }

    @Bean
    OpeningJournal openingJournal(KioskProperties properties) throws IOException {
        PrivateFolder.prepare(properties.data());
        return new SqliteOpeningJournal(properties.data().resolve("orders.db"));
    }

    @Bean
    OrderDesk orderDesk(OpeningJournal journal, HospitalServer server, Supplier<UUID> ids) {
        return new OrderDesk(journal, server, ids);
    }

    @Bean
    CardJournal cardJournal(KioskProperties properties) throws IOException {
        PrivateFolder.prepare(properties.data());
        return new SqliteCardJournal(properties.data().resolve("cards.db"));
    }

    @Bean
    CardDesk cardDesk(CardJournal journal, HttpCalls calls, TerminalDevices devices, Supplier<UUID> ids) {
        return new CardDesk(journal, new HttpCardServer(calls), devices::atCardTerminal, ids);
    }

    /** Begins with the session: what was interrupted is settled there first. */
    @Bean
    CardLoop cardLoop(CardDesk cards, KioskProperties properties) {
        return new CardLoop(cards, () -> properties.addresses().containsKey(Part.CARD_TERMINAL));
    }

    @Bean
    SignInDesk signInDesk(
            OpeningJournal journal, HospitalServer server, SlipDesk slips, Supplier<UUID> ids, Clock clock) {
        return new SignInDesk(journal, server, slips, ids, clock);
    }

    @Bean
    ReportDesk reportDesk(PrintJournal journal, TerminalDevices devices, HospitalServer server) {
        return new ReportDesk(journal, devices, server);
    }

    @Bean
    Turns turns() {
        return new ThreadedTurns();
    }

    /** The parts of the terminal, gathered. */
    @Bean
    Terminal terminal(KioskProperties properties, Parts parts, ServerLink link, Clock clock, Supplier<UUID> ids) {
        return new Terminal(
                properties.hospital(),
                properties.terminal(),
                properties.timeZone(),
                parts.server(),
                parts.devices(),
                parts.desks().orders(),
                parts.desks().cards(),
                parts.desks().signIns(),
                parts.papers().slips(),
                parts.papers().reports(),
                parts.desks().faces(),
                link::state,
                link::services,
                link::speakNow,
                clock,
                ids);
    }

    @Bean
    Papers papers(SlipDesk slips, ReportDesk reports) {
        return new Papers(slips, reports);
    }

    @Bean
    FaceDesk faceDesk(KioskProperties properties) {
        return properties.offersFaceCheck()
                ? FaceDesks.open(properties.face().models(), properties.data())
                : FaceDesks.closed(properties.data());
    }

    @Bean
    Desks desks(OrderDesk orders, CardDesk cards, SignInDesk signIns, FaceDesk faces) {
        return new Desks(orders, cards, signIns, faces);
    }

    @Bean
    Parts parts(HospitalServer server, TerminalDevices devices, Desks desks, Papers papers) {
        return new Parts(server, devices, desks, papers);
    }

    /** Where something is done for a patient. */
    record Desks(OrderDesk orders, CardDesk cards, SignInDesk signIns, FaceDesk faces) {}

    /** What prints. */
    record Papers(SlipDesk slips, ReportDesk reports) {}

    /** What a session uses, as one parameter. */
    record Parts(HospitalServer server, TerminalDevices devices, Desks desks, Papers papers) {}

    @Bean
    KioskSession kioskSession(Terminal terminal, Turns turns) {
        return new KioskSession(
                terminal, turns, new KioskSession.Outside(RecoveringStep::new, StartStep::new, FirstSteps::atWindow));
    }

    @Bean
    Pairing pairing(KioskProperties properties, Supplier<UUID> ids, Clock clock) throws IOException {
        return new Pairing(properties.data(), ids, clock);
    }

    /** Devices are free to be tried while nobody stands there, and while no slip is being settled. */
    @Bean
    Services services(Terminal terminal, KioskSession session, Clock clock) {
        var names = new Services.Names(terminal.name(), terminal.zone());
        return new Services(
                terminal.devices(),
                terminal.slips(),
                names,
                () -> FREE.contains(session.frame().screen()),
                clock);
    }

    /** The page may connect before; it sees that the terminal recovers. */
    @Bean
    ApplicationListener<ApplicationReadyEvent> begin(
            KioskSession session, ServerLink link, TerminalDevices devices, CardLoop cards) {
        return ready -> {
            link.onState(state -> session.linkChanged());
            devices.onChange(link::speakNow);
            link.start();
            session.start();
            cards.start();
        };
    }
}
