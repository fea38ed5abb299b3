package org.houzhen.server.calling;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.houzhen.server.engine.Line;
import org.houzhen.server.engine.Queue;
import org.houzhen.server.engine.QueueKind;
import org.houzhen.server.engine.RuleSet;
import org.houzhen.server.engine.TicketNumber;
import org.houzhen.server.queue.Areas;
import org.houzhen.server.rules.RuleBook;
import org.houzhen.server.rules.RulesInForce;
import org.houzhen.server.web.ProblemException;
import org.houzhen.server.words.Sentences;
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
    private final RulesInForce rules;

    RulePreviewController(Areas areas, RulesInForce rules) {
        this.areas = areas;
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
                .map(area -> areas.ask(area, moment -> lines(moment, book.of(area))))
                .orElse(List.of());
        return new RulePreview(rules.changesTo(request.document()), lines);
    }

    private static List<RulePreview.Line> lines(Areas.Moment moment, RuleSet rules) {
        return moment.state().queues().stream()
                .map(queue -> line(moment, queue, rules))
                .filter(line -> !line.now().isEmpty())
                .toList();
    }

    private static RulePreview.Line line(Areas.Moment moment, Queue queue, RuleSet rules) {
        RuleSet inForce = moment.state().rules();
        List<Line.Place> now = Line.all(queue, inForce, moment.now());
        List<Line.Place> then = Line.all(queue, rules, moment.now());
        List<TicketNumber> order =
                now.stream().map(place -> place.ticket().number()).toList();
        return new RulePreview.Line(
                queue.id().value(),
                queue.label(),
                places(moment, now, inForce, order),
                places(moment, then, rules, order));
    }

    private static List<RulePreview.Place> places(
            Areas.Moment moment, List<Line.Place> line, RuleSet rules, List<TicketNumber> before) {
        return IntStream.range(0, line.size())
                .mapToObj(index -> {
                    Line.Place place = line.get(index);
                    TicketNumber number = place.ticket().number();
                    return new RulePreview.Place(
                            number.value(),
                            Sentences.mark(place.ticket()),
                            place.rule().name(),
                            Sentences.why(place, kind(moment, place), rules, moment.zone())
                                    .zh(),
                            Sentences.why(place, kind(moment, place), rules, moment.zone())
                                    .en(),
                            before.indexOf(number) - index);
                })
                .toList();
    }

    private static QueueKind kind(Areas.Moment moment, Line.Place place) {
        return moment.state().queue(place.ticket().queue()).orElseThrow().kind();
    }
}
