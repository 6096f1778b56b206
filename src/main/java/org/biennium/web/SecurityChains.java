package org.biennium.web;

import static org.springframework.http.HttpMethod.GET;
import static org.springframework.http.HttpMethod.HEAD;
import static org.springframework.http.HttpMethod.POST;
import static org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher.withDefaults;

import jakarta.servlet.DispatcherType;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Stream;
import org.biennium.people.People;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.security.authentication.ProviderManager;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer.FrameOptionsConfig;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.AnonymousAuthenticationFilter;
import org.springframework.security.web.authentication.DelegatingAuthenticationEntryPoint;
import org.springframework.security.web.authentication.HttpStatusEntryPoint;
import org.springframework.security.web.header.writers.CacheControlHeadersWriter;
import org.springframework.security.web.header.writers.DelegatingRequestMatcherHeaderWriter;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.header.writers.StaticHeadersWriter;
import org.springframework.security.web.savedrequest.HttpSessionRequestCache;
import org.springframework.security.web.util.matcher.AndRequestMatcher;
import org.springframework.security.web.util.matcher.NegatedRequestMatcher;
import org.springframework.security.web.util.matcher.OrRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;

/** Who may pass where. Everything is closed but what is opened here. */
@Configuration(proxyBeanMethods = false)
class SecurityChains {

    private static final String ADMIN = "ADMIN";
    private static final RequestMatcher WEB_APPS = at("/camunda/**");
    private static final RequestMatcher WEB_APPS_API = at("/camunda/api/**");

    // A megabyte that only changes with the engine's version, which its address names.
    private static final RequestMatcher PROGRAM = reading("/camunda/lib/**");

    static final String CONTENT_SECURITY_POLICY =
            "default-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'self'; object-src 'none'";

    private final SignIn signIn;
    private final SignInByCode byCode;
    private final People people;

    SecurityChains(SignIn signIn, SignInByCode byCode, People people) {
        this.signIn = signIn;
        this.byCode = byCode;
        this.people = people;
    }

    /** The API: a name and a password with each call, whatever the session says. */
    @Bean
    @Order(1)
    SecurityFilterChain api(HttpSecurity http) throws Exception {
        return common(http.securityMatcher("/api/**"))
                .csrf(AbstractHttpConfigurer::disable)
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .requestCache(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .httpBasic(basic -> basic.authenticationEntryPoint(new AskForBasic())
                        .authenticationDetailsSource(SignInDetails::of))
                .authorizeHttpRequests(calls -> calls.anyRequest().authenticated())
                .build();
    }

    /** What operators watch: health for all, figures for administrators, signed in or by Basic. */
    @Bean
    @Order(2)
    SecurityFilterChain operations(HttpSecurity http) throws Exception {
        return common(http.securityMatcher("/actuator/**"))
                .requestCache(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .httpBasic(basic -> basic.authenticationEntryPoint(new AskForBasic())
                        .authenticationDetailsSource(SignInDetails::of))
                .authorizeHttpRequests(calls -> calls.requestMatchers(reading("/actuator/health"))
                        .permitAll()
                        .anyRequest()
                        .hasRole(ADMIN))
                .build();
    }

    /** Our pages and the engine's web applications: one session for all. */
    @Bean
    @Order(3)
    SecurityFilterChain pages(HttpSecurity http, AfterSignIn afterSignIn) throws Exception {
        var login = new ToLogin();
        return common(http)
                .csrf(csrf -> csrf.ignoringRequestMatchers(WEB_APPS)) // they bring their own
                .requestCache(cache -> cache.requestCache(pagesToReturnTo()))
                .formLogin(form -> form.loginPage("/login")
                        .authenticationDetailsSource(SignInDetails::of)
                        .successHandler(afterSignIn)
                        .failureHandler(login))
                .with(new CodeLogin(), code -> code.successHandler(afterSignIn))
                .logout(out -> out.logoutRequestMatcher(new OrRequestMatcher(
                                at(POST, "/logout"), at(POST, "/camunda/api/admin/auth/user/*/logout")))
                        .logoutSuccessHandler(login))
                .exceptionHandling(
                        denied -> denied.accessDeniedHandler(new Denied()).authenticationEntryPoint(askToSignIn()))
                .authorizeHttpRequests(calls -> calls.dispatcherTypeMatchers(
                                DispatcherType.ERROR, DispatcherType.FORWARD)
                        .permitAll()
                        .requestMatchers(
                                reading("/login", CodeLogin.ADDRESS, "/css/**", "/js/**", "/images/**", "/favicon.ico"))
                        .permitAll()
                        .requestMatchers(reading("/calendar/*")) // by an address that only its owner knows
                        .permitAll()
                        .requestMatchers(POST, "/login/code/request")
                        .permitAll()
                        .requestMatchers("/camunda/api/admin/auth/user/*/login/*", "/camunda/api/admin/setup/**")
                        .denyAll()
                        .requestMatchers(TasklistCalls.matcher())
                        .authenticated()
                        .requestMatchers(
                                "/camunda/api/**",
                                "/camunda/app/cockpit/**",
                                "/camunda/app/admin/**",
                                "/camunda/app/welcome/**")
                        .hasRole(ADMIN)
                        .anyRequest()
                        .authenticated())
                .build();
    }

    private HttpSecurity common(HttpSecurity http) throws Exception {
        return http.authenticationManager(new ProviderManager(List.of(signIn, byCode)))
                .addFilterBefore(new RolesNow(people), AnonymousAuthenticationFilter.class)
                .headers(headers -> headers.frameOptions(FrameOptionsConfig::sameOrigin)
                        .referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.SAME_ORIGIN))
                        .permissionsPolicyHeader(
                                permissions -> permissions.policy("camera=(), geolocation=(), microphone=()"))
                        .cacheControl(HeadersConfigurer.CacheControlConfig::disable)
                        .addHeaderWriter(new DelegatingRequestMatcherHeaderWriter(
                                PROGRAM, new StaticHeadersWriter("Cache-Control", "max-age=604800")))
                        .addHeaderWriter(new DelegatingRequestMatcherHeaderWriter(
                                WEB_APPS_API, // which would let a browser keep what it showed after the sign-out
                                (request, response) -> response.setHeader("Cache-Control", "no-store")))
                        .addHeaderWriter(new DelegatingRequestMatcherHeaderWriter(
                                new NegatedRequestMatcher(PROGRAM), new CacheControlHeadersWriter()))
                        .addHeaderWriter(new DelegatingRequestMatcherHeaderWriter(
                                new NegatedRequestMatcher(WEB_APPS), // they write their own policy
                                new StaticHeadersWriter("Content-Security-Policy", CONTENT_SECURITY_POLICY))));
    }

    /** Tasklist keeps what was typed when it gets a bare 401; people are led to the login. */
    private static AuthenticationEntryPoint askToSignIn() {
        var ways = new LinkedHashMap<RequestMatcher, AuthenticationEntryPoint>();
        ways.put(WEB_APPS_API, new HttpStatusEntryPoint(HttpStatus.UNAUTHORIZED));
        var asking = new DelegatingAuthenticationEntryPoint(ways);
        asking.setDefaultEntryPoint(new AskAgain());
        return asking;
    }

    /** Only a page that somebody asked to see is shown after the sign-in, never an answer meant for a script. */
    private static HttpSessionRequestCache pagesToReturnTo() {
        var cache = new HttpSessionRequestCache();
        cache.setMatchingRequestParameterName(null);
        cache.setRequestMatcher(
                new AndRequestMatcher(at(GET, "/**"), new NegatedRequestMatcher(WEB_APPS_API), request -> {
                    var accepted = request.getHeader("Accept");
                    return accepted != null && accepted.contains("text/html");
                }));
        return cache;
    }

    /** GET, and HEAD with it: the same answer without its body. */
    private static RequestMatcher reading(String... paths) {
        return new OrRequestMatcher(Stream.of(paths)
                .flatMap(path -> Stream.of(at(GET, path), at(HEAD, path)))
                .toList());
    }

    private static RequestMatcher at(String path) {
        return withDefaults().matcher(path);
    }

    private static RequestMatcher at(HttpMethod method, String path) {
        return withDefaults().matcher(method, path);
    }
}
