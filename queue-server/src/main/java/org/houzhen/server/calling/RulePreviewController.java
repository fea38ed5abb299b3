package org.houzhen.server.calling;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.houzhen.server.engine.Line;
import org.houzhen.server.engine.Queue;
import org.houzhen.server.engine.QueueKind;
import org.houzhen.server.engine.RuleSet;
import org.houzhen.server.engine.TicketNumber;
import org.houzhen.server.engine.WaitingArea;
import org.houzhen.server.journal.Journal;
import org.houzhen.server.queue.AreaFold;
import org.houzhen.server.queue.Areas;
import org.houzhen.server.rules.RuleBook;
import org.houzhen.server.rules.RulesInForce;
import org.houzhen.server.web.ProblemException;
import org.houzhen.server.words.Sentences;
import org.houzhen.wire.TicketPath;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Shows an administrator what other rules would do to those who wait now. Looking changes nothing. */
@RestController
@RequestMapping("/api/desk/rules")
class RulePreviewController {
    private final Areas areas;
    private final Journal journal;
    private final RulesInForce rules;

    RulePreviewController(Areas areas, Journal journal, RulesInForce rules) {
        this.areas = areas;
        this.journal = journal;
        this.rules = rules;
    }

    @GetMapping("/areas")
    List<RulePreview.Area> areas() {
        List<String> open = areas.openToday();
        return areas.known().stream()
                .map(area -> new RulePreview.Area(area, open.contains(area) ? nameOf(area) : ""))
                .toList();
    }

    private String nameOf(String area) {
        return areas.ask(area, moment -> moment.state().name());
    }

    @PostMapping("/preview")
    RulePreview preview(@RequestBody RulePreview.Request request) {
        ProblemException.require(request.document() != null);
        RuleBook book = RulesInForce.bookOf(request.document());
        List<RulePreview.Line> lines = Optional.ofNullable(request.area())
                .filter(areas.openToday()::contains)
                .map(area -> lines(area, book.of(area)))
                .orElse(List.of());
        return new RulePreview(rules.changesTo(request.document()), lines);
    }

    /** Played to the end on two copies of today, one under the rules in force. */
    private List<RulePreview.Line> lines(String area, RuleSet others) {
        Instant now = areas.ask(area, Areas.Moment::now);
        WaitingArea today = copy(area);
        var asItIs = new Foresight(today, today.rules(), now);
        var asItWouldBe = new Foresight(copy(area), others, now);
        return today.queues().stream()
                .map(queue -> line(queue, asItIs, asItWouldBe))
                .filter(line -> !line.now().isEmpty())
                .toList();
    }

    private WaitingArea copy(String area) {
        return AreaFold.replay(journal, areas.today(area));
    }

    private RulePreview.Line line(Queue queue, Foresight asItIs, Foresight asItWouldBe) {
        List<Line.Place> now = asItIs.lines().get(queue.id());
        List<Line.Place> then = asItWouldBe.lines().get(queue.id());
        List<TicketNumber> order =
                now.stream().map(place -> place.ticket().number()).toList();
        return new RulePreview.Line(
                queue.id().value(),
                queue.label(),
                places(queue.kind(), now, asItIs.area().rules(), order),
                places(queue.kind(), then, asItWouldBe.area().rules(), order));
    }

    private List<RulePreview.Place> places(
            QueueKind kind, List<Line.Place> line, RuleSet rules, List<TicketNumber> before) {
        return IntStream.range(0, line.size())
                .mapToObj(index -> {
                    Line.Place place = line.get(index);
                    TicketNumber number = place.ticket().number();
                    TicketPath.Said why = Sentences.why(place, kind, rules, areas.zone());
                    return new RulePreview.Place(
                            number.value(),
                            Sentences.mark(place.ticket()),
                            place.rule().name(),
                            why.zh(),
                            why.en(),
                            before.indexOf(number) - index);
                })
                .toList();
    }
}
