package org.houzhen.server.staff;

import java.time.Clock;
import java.util.Set;
import org.houzhen.server.web.ProblemException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.CookieValue;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** A person signs in, learns who the server thinks it is, changes the own password, and signs out. */
@RestController
@RequestMapping("/api/desk")
class SignInController {
    private final SignIns signIns;
    private final SignInLimit limit;
    private final People people;
    private final Passwords passwords;
    private final Clock clock;

    SignInController(SignIns signIns, SignInLimit limit, People people, Passwords passwords, Clock clock) {
        this.signIns = signIns;
        this.limit = limit;
        this.people = people;
        this.passwords = passwords;
        this.clock = clock;
    }

    @PostMapping("/sign-in")
    ResponseEntity<Me> signIn(@RequestBody Credentials credentials, ServerHttpRequest request) {
        if (!limit.allows(request)) {
            throw tooMany();
        }
        if (!credentials.isWellFormed()) {
            throw new ProblemException("MALFORMED_REQUEST", "请填写姓名和密码。", 400);
        }
        SignIns.Attempt attempt = signIns.signIn(credentials.name().strip(), credentials.password());
        if (attempt instanceof SignIns.Attempt.SignedIn) {
            limit.succeeded(request);
        }
        return answer(attempt, request);
    }

    private ResponseEntity<Me> answer(SignIns.Attempt attempt, ServerHttpRequest request) {
        if (attempt instanceof SignIns.Attempt.SignedIn signedIn) {
            return people.find(signedIn.staffId())
                    .map(person -> ResponseEntity.ok()
                            .header(
                                    HttpHeaders.SET_COOKIE,
                                    cookie(signedIn.token().value(), request))
                            .body(me(person.id(), person.name(), person.role(), person.doctorId(), person.areas())))
                    .orElseThrow();
        }
        throw attempt instanceof SignIns.Attempt.Locked
                ? locked()
                : new ProblemException("SIGN_IN_REFUSED", "姓名或密码不正确。", 401);
    }

    static ProblemException tooMany() {
        return new ProblemException("TOO_MANY_ATTEMPTS", "尝试次数过多，请过一会儿再试。", 429);
    }

    static ProblemException locked() {
        return new ProblemException("SIGN_IN_LOCKED", "密码多次输入错误，该账号已锁定 15 分钟，请稍后再试或联系管理员。", 423);
    }

    @PostMapping("/sign-out")
    ResponseEntity<Void> signOut(
            @CookieValue(CredentialsReader.COOKIE) String token,
            @AuthenticationPrincipal StaffPrincipal person,
            ServerHttpRequest request) {
        signIns.signOut(token, person.staffId());
        return ResponseEntity.noContent()
                .header(HttpHeaders.SET_COOKIE, cookie("", request) + "; Max-Age=0")
                .build();
    }

    @GetMapping("/me")
    Me me(@AuthenticationPrincipal StaffPrincipal person) {
        return me(person.staffId(), person.name(), person.role(), person.doctorId(), person.areas());
    }

    private Me me(String staffId, String name, Role role, String doctorId, Set<String> areas) {
        return new Me(staffId, name, role, doctorId, areas, clock.getZone().getId());
    }

    /** Everybody else who is signed in under this name is signed out. */
    @PostMapping("/me/password")
    ResponseEntity<Me> changePassword(
            @AuthenticationPrincipal StaffPrincipal person,
            @RequestBody PasswordChange change,
            ServerHttpRequest request) {
        if (!Passwords.isAcceptable(change.password()) || change.old() == null) {
            throw new ProblemException("PASSWORD_TOO_SHORT", "新密码须为 10 至 128 个字符。", 400);
        }
        SignIns.Attempt attempt = signIns.signIn(person.name(), change.old());
        if (attempt instanceof SignIns.Attempt.SignedIn) {
            people.changePassword(person.staffId(), passwords.digest(change.password()));
            signIns.signOutEverywhere(person.staffId());
            return answer(signIns.signIn(person.name(), change.password()), request);
        }
        return answer(attempt, request);
    }

    private static String cookie(String token, ServerHttpRequest request) {
        return ResponseCookie.from(CredentialsReader.COOKIE, token)
                .httpOnly(true)
                .sameSite("Strict")
                .secure("https".equals(request.getURI().getScheme()))
                .path("/")
                .build()
                .toString();
    }

    /** What a person types to sign in. */
    record Credentials(String name, String password) {
        boolean isWellFormed() {
            return name != null
                    && !name.isBlank()
                    && name.length() <= StaffController.NAME_MAX
                    && password != null
                    && password.length() <= Passwords.LENGTH_MAX;
        }

        @Override
        public String toString() {
            return "Credentials[]";
        }
    }

    /** The old password proves that it is not a passer-by at an open desk. */
    record PasswordChange(String old, String password) {
        @Override
        public String toString() {
            return "PasswordChange[]";
        }
    }

    /**
     * Who is signed in.
     *
     * @param zone in which the hospital's clocks go, whatever that of the desk says
     */
    record Me(String staffId, String name, Role role, String doctorId, Set<String> areas, String zone) {
        @Override
        public String toString() {
            return "Me[" + staffId + "]";
        }
    }
}
