package org.biennium.web;

import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.ott.InvalidOneTimeTokenException;
import org.springframework.security.authentication.ott.OneTimeTokenAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Component;

/** Checks a code that came by mail. As with a password, the roles are looked up anew at each request. */
@Component
class SignInByCode implements AuthenticationProvider {

    private static final Logger log = LoggerFactory.getLogger(SignInByCode.class);

    private final SignInCodes codes;
    private final KnownPlaces places;

    SignInByCode(SignInCodes codes, KnownPlaces places) {
        this.codes = codes;
        this.places = places;
    }

    @Override
    public Authentication authenticate(Authentication tried) {
        var from = (SignInDetails) tried.getDetails();
        var code = codes.consume((OneTimeTokenAuthenticationToken) tried);
        if (code == null) {
            log.info("Sign-in by code refused from {}", from);
            throw new InvalidOneTimeTokenException("The code is wrong, spent, expired or of another browser");
        }
        log.info("Sign-in by code of {} from {}", code.getUsername(), from);
        places.remember(code.getUsername(), from.address());
        var signedIn = OneTimeTokenAuthenticationToken.authenticated(code.getUsername(), List.of());
        signedIn.setDetails(from);
        return signedIn;
    }

    @Override
    public boolean supports(Class<?> authentication) {
        return OneTimeTokenAuthenticationToken.class.isAssignableFrom(authentication);
    }
}
