package org.houzhen.server.exam;

import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.houzhen.server.hospital.CallContext;
import org.houzhen.server.hospital.Orders;
import org.houzhen.server.staff.Role;
import org.houzhen.server.staff.StaffPrincipal;
import org.houzhen.server.web.HospitalProblem;
import org.houzhen.server.web.HospitalViews;
import org.houzhen.server.web.ProblemException;
import org.houzhen.wire.BillView;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Ordering of tests and examinations, as the doctor's desk asks for it. */
@RestController
@RequestMapping("/api/desk")
class ExamOrderController {
    private static final int ITEMS_MAX = 60;

    /** The items' codes. */
    record NewOrder(List<String> items) {}

    private final Orders orders;
    private final Clock clock;

    ExamOrderController(Orders orders, Clock clock) {
        this.orders = orders;
        this.clock = clock;
    }

    @GetMapping("/orderable-items")
    List<Orders.OrderableItem> items(@AuthenticationPrincipal StaffPrincipal person) {
        return orders.catalogue(context(person, UUID.randomUUID()));
    }

    @GetMapping("/visits/{registerNo}/orders")
    List<Orders.OrderedItem> ordered(@PathVariable String registerNo, @AuthenticationPrincipal StaffPrincipal person) {
        return orders.ofVisit(context(person, UUID.randomUUID()), registerNo);
    }

    /** A request repeated with the same key is answered with the same bill. */
    @PostMapping("/visits/{registerNo}/orders")
    BillView order(
            @PathVariable String registerNo,
            @RequestHeader("Idempotency-Key") UUID key,
            @RequestBody NewOrder request,
            @AuthenticationPrincipal StaffPrincipal person) {
        if (person.role() != Role.DOCTOR) {
            throw new ProblemException("NOT_ALLOWED", "只有医生可以开立检查检验。", 403);
        }
        List<String> items = request.items();
        ProblemException.require(items != null && !items.isEmpty() && items.size() <= ITEMS_MAX);
        ProblemException.require(items.stream().noneMatch(Objects::isNull));
        var order = new Orders.PlaceOrder(registerNo, person.name(), items);
        return HospitalViews.of(HospitalProblem.orThrow(orders.order(context(person, key), order)));
    }

    private CallContext context(StaffPrincipal person, UUID requestId) {
        return CallContext.desk(requestId.toString(), person.staffId(), clock.instant());
    }
}
