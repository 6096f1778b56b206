package org.biennium;

import static java.util.stream.Collectors.toCollection;
import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.biennium.web.AllowedCalls;
import org.biennium.workplan.Story;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.RequestMappingInfoHandlerMapping;

/**
 * Who gets which answer where: the one table of all roles and all routes, on a plan of the Sahara and Sahel centre. A
 * route that is not in the table fails here by its name.
 */
@BienniumTest
class RightsMatrixTest {

    private static final List<String> ACCOUNTS = List.of(
            "oss-drafter",
            "oss-head",
            "oss-reviewer",
            "sanbi-drafter",
            "sanbi-head",
            "sanbi-reviewer",
            "gce-officer",
            "gce-validator",
            "gce-evaluator",
            "secretariat",
            "adviser",
            "reader",
            "admin",
            "nobody");

    // A number is the status of the answer. in: led to the login. go: led elsewhere, and nothing has changed.
    // ask: led to the page for the code, and nothing has changed. do: done, and something has changed. --: not asked
    // here, since it would break what other tests stand on.
    // The state is that of the plan; "any" where there is none in the route.
    private static final String PAGES = """
            #                                                       own centre     other centre   entity         others
            #                                              state    dr  hd  rv     dr  hd  rv     off val eva    sec adv rdr adm   nobody
            GET /                                           any      go  go  go     go  go  go     go  go  go     go  go  go  go    in
            GET /camunda                                    any      go  go  go     go  go  go     go  go  go     go  go  go  go    in
            GET /camunda/                                   any      go  go  go     go  go  go     go  go  go     go  go  go  go    in
            GET /camunda/app                                any      go  go  go     go  go  go     go  go  go     go  go  go  go    in
            GET /camunda/app/                               any      go  go  go     go  go  go     go  go  go     go  go  go  go    in
            GET /login                                      any      go  go  go     go  go  go     go  go  go     go  go  go  go    200
            GET /login language                             any      in  in  in     in  in  in     in  in  in     in  in  in  in    in
            GET /login/code                                 any      go  go  go     go  go  go     go  go  go     go  go  go  go    200
            POST /login/code/request                        any      go  go  go     go  go  go     go  go  go     go  go  go  go    ask
            ANY /error                                      any      404 404 404    404 404 404    404 404 404    404 404 404 404   in
            GET /camunda/app/{app}/scripts/config.js        any      200 200 200    200 200 200    200 200 200    200 200 200 200   in
            GET /v3/api-docs                                any      200 200 200    200 200 200    200 200 200    200 200 200 200   in
            GET /v3/api-docs.yaml                           any      200 200 200    200 200 200    200 200 200    200 200 200 200   in
            GET /actuator                                   any      403 403 403    403 403 403    403 403 403    403 403 403 200   401
            GET /actuator/health                            any      200 200 200    200 200 200    200 200 200    200 200 200 200   200
            GET /actuator/health/**                         any      403 403 403    403 403 403    403 403 403    403 403 403 200   401
            GET /actuator/prometheus                        any      403 403 403    403 403 403    403 403 403    403 403 403 200   401

            GET /tasks/{id}                                 draft    go  404 404    404 404 404    404 404 404    404 404 404 404   in
            GET /plans                                      draft    200 200 200    200 200 200    200 200 200    200 200 200 200   in
            GET /plans/{key}                                draft    200 200 200    404 404 404    200 404 404    404 404 404 404   in
            GET /plans/{key}                                review   200 200 200    404 404 404    200 200 404    404 404 404 404   in
            GET /plans/{key}                                public   200 200 200    200 200 200    200 200 200    200 200 200 200   in
            GET /plans/{key}/versions/{number}.json         draft    404 404 404    404 404 404    404 404 404    404 404 404 404   in
            GET /plans/{key}/versions/{number}.json         review   200 200 200    404 404 404    200 200 404    404 404 404 404   in
            GET /plans/{key}/versions/{number}.json         public   200 200 200    200 200 200    200 200 200    200 200 200 200   in
            GET /plans/{key}/copy.{format}                  draft    200 200 200    404 404 404    200 404 404    404 404 404 404   in
            GET /plans/{key}/copy.{format}                  review   200 200 200    404 404 404    200 200 404    404 404 404 404   in
            GET /plans/{key}/copy.{format}                  public   200 200 200    200 200 200    200 200 200    200 200 200 200   in
            GET /plans/{key}/versions/{number}.{format}     draft    404 404 404    404 404 404    404 404 404    404 404 404 404   in
            GET /plans/{key}/versions/{number}.{format}     review   200 200 200    404 404 404    200 200 404    404 404 404 404   in
            GET /plans/{key}/versions/{number}.{format}     public   200 200 200    200 200 200    200 200 200    200 200 200 200   in
            GET /plans/{key}/start                          review   go  go  go     404 404 404    go  go  404    404 404 404 404   in
            GET /plans/{key}/start                          public   go  go  go     go  go  go     go  go  go     go  go  go  go    in
            POST /plans/{key}/start                         review   422 404 404    404 404 404    404 404 404    404 404 404 404   in
            GET /plans/{key}/signed.pdf                     review   404 404 404    404 404 404    404 404 404    404 404 404 404   in
            GET /plans/{key}/signed.pdf                     public   404 404 404    404 404 404    404 404 404    404 404 404 404   in
            GET /plans/elsewhere                            any      404 404 404    404 404 404    200 404 404    404 404 404 404   in
            POST /plans/elsewhere                           any      404 404 404    404 404 404    422 404 404    404 404 404 404   in
            GET /plans/{key}/versions                       draft    200 200 200    404 404 404    200 404 404    404 404 404 404   in
            GET /plans/{key}/versions                       review   200 200 200    404 404 404    200 200 404    404 404 404 404   in
            GET /plans/{key}/versions                       public   200 200 200    200 200 200    200 200 200    200 200 200 200   in
            GET /plans/{key}/versions/{edition}             draft    200 200 200    404 404 404    200 404 404    404 404 404 404   in
            GET /plans/{key}/versions/{edition}             review   200 200 200    404 404 404    200 200 404    404 404 404 404   in
            GET /plans/{key}/versions/{edition}             public   200 200 200    200 200 200    200 200 200    200 200 200 200   in
            GET /plans/{key}/versions/changes               draft    go  go  go     404 404 404    go  404 404    404 404 404 404   in
            GET /plans/{key}/versions/changes               public   go  go  go     go  go  go     go  go  go     go  go  go  go    in
            GET /plans/{key}/versions/{edition}/restore     draft    200 go  go     404 404 404    go  404 404    404 404 404 404   in
            GET /plans/{key}/versions/{edition}/restore     review   go  go  go     404 404 404    go  go  404    404 404 404 404   in
            GET /plans/{key}/versions/{edition}/restore     public   go  go  go     go  go  go     go  go  go     go  go  go  go    in
            GET /plans/{key}/summary                        draft    200 200 200    404 404 404    200 404 404    404 404 404 404   in
            GET /plans/{key}/summary                        review   200 200 200    404 404 404    200 200 404    404 404 404 404   in
            GET /plans/{key}/summary                        public   200 200 200    200 200 200    200 200 200    200 200 200 200   in
            GET /api/schemas/{template}/{version}           any      200 200 200    200 200 200    200 200 200    200 200 200 200   401
            GET /api/plans/{key}                            draft    200 200 200    404 404 404    200 404 404    404 404 404 404   401
            GET /api/plans/{key}                            review   200 200 200    404 404 404    200 200 404    404 404 404 404   401
            GET /api/plans/{key}                            public   200 200 200    200 200 200    200 200 200    200 200 200 200   401
            GET /api/plans/{key}/versions/{number}          draft    404 404 404    404 404 404    404 404 404    404 404 404 404   401
            GET /api/plans/{key}/versions/{number}          review   200 200 200    404 404 404    200 200 404    404 404 404 404   401
            GET /api/plans/{key}/versions/{number}          public   200 200 200    200 200 200    200 200 200    200 200 200 200   401

            GET /plans/{key}/sections/{section}             draft    200 go  go     404 404 404    go  404 404    404 404 404 404   in
            GET /plans/{key}/sections/{section}             review   go  go  go     404 404 404    go  go  404    404 404 404 404   in
            GET /plans/{key}/sections/{section}             public   go  go  go     go  go  go     go  go  go     go  go  go  go    in
            GET /plans/{key}/sections/{section}/rows/new    draft    200 go  go     404 404 404    go  404 404    404 404 404 404   in
            GET /plans/{key}/sections/{section}/rows/new    review   go  go  go     404 404 404    go  go  404    404 404 404 404   in
            GET /plans/{key}/sections/{section}/rows/new    public   go  go  go     go  go  go     go  go  go     go  go  go  go    in
            GET /plans/{key}/sections/{section}/rows/{row}  draft    200 go  go     404 404 404    go  404 404    404 404 404 404   in
            GET /plans/{key}/sections/{section}/rows/{row}  review   go  go  go     404 404 404    go  go  404    404 404 404 404   in
            GET /plans/{key}/sections/{section}/rows/{row}  public   go  go  go     go  go  go     go  go  go     go  go  go  go    in

            GET /plans/{key}/sections/{section}/rows.xlsx   draft    200 200 200    404 404 404    200 404 404    404 404 404 404   in
            GET /plans/{key}/sections/{section}/rows.xlsx   review   200 200 200    404 404 404    200 200 404    404 404 404 404   in
            GET /plans/{key}/sections/{section}/rows.xlsx   public   200 200 200    200 200 200    200 200 200    200 200 200 200   in
            GET /plans/{key}/sections/{section}/rows.csv    draft    200 200 200    404 404 404    200 404 404    404 404 404 404   in
            GET /plans/{key}/sections/{section}/rows.csv    review   200 200 200    404 404 404    200 200 404    404 404 404 404   in
            GET /plans/{key}/sections/{section}/rows.csv    public   200 200 200    200 200 200    200 200 200    200 200 200 200   in
            GET /plans/{key}/sections/{section}/sheet       draft    200 go  go     404 404 404    go  404 404    404 404 404 404   in
            GET /plans/{key}/sections/{section}/sheet       review   go  go  go     404 404 404    go  go  404    404 404 404 404   in
            GET /plans/{key}/sections/{section}/sheet       public   go  go  go     go  go  go     go  go  go     go  go  go  go    in
            GET /plans/{key}/sections/{section}/sheet/{upload}   draft   404 404 404  404 404 404  404 404 404  404 404 404 404  in
            POST /plans/{key}/sections/{section}/sheet      draft    do  404 404    404 404 404    404 404 404    404 404 404 404   in
            POST /plans/{key}/sections/{section}/sheet/{upload}  draft   404 404 404  404 404 404  404 404 404  404 404 404 404  in
            GET /plans/{key}/sections/{section}/translation draft    200 go  go     404 404 404    go  404 404    404 404 404 404   in
            GET /plans/{key}/sections/{section}/translation review   go  go  go     404 404 404    go  go  404    404 404 404 404   in
            GET /plans/{key}/sections/{section}/translation public   go  go  go     go  go  go     go  go  go     go  go  go  go    in
            GET /plans/{key}/sections/{section}/rows/{row}/translation draft 200 go go  404 404 404  go 404 404  404 404 404 404  in
            POST /plans/{key}/sections/{section}/translation            draft  do 404 404  404 404 404  404 404 404  404 404 404 404  in
            POST /plans/{key}/sections/{section}/rows/{row}/translation draft 422 404 404  404 404 404  404 404 404  404 404 404 404  in

            GET /plans/{key}/comments                       draft    200 200 200    404 404 404    200 404 404    404 404 404 404   in
            GET /plans/{key}/comments                       review   200 200 200    404 404 404    200 200 404    404 404 404 404   in
            GET /plans/{key}/comments                       public   200 200 200    404 404 404    200 200 200    404 404 404 404   in
            POST /plans/{key}/comments                      draft    do  do  do     404 404 404    do  404 404    404 404 404 404   in
            POST /plans/{key}/comments                      review   do  do  do     404 404 404    do  go  404    404 404 404 404   in
            POST /plans/{key}/comments                      public   go  go  go     404 404 404    go  go  go     404 404 404 404   in
            POST /plans/{key}/comments/{discussion}         draft    do  do  do     404 404 404    do  404 404    404 404 404 404   in
            POST /plans/{key}/comments/{discussion}         public   go  go  go     404 404 404    go  go  go     404 404 404 404   in
            POST /plans/{key}/comments/{discussion}/resolve draft    do  do  do     404 404 404    do  404 404    404 404 404 404   in
            POST /plans/{key}/comments/{discussion}/reopen  draft    go  go  go     404 404 404    go  404 404    404 404 404 404   in
            POST /plans/{key}/comments/{discussion}/withdraw draft   do  go  go     404 404 404    go  404 404    404 404 404 404   in
            GET /plans/{key}/presence                       draft    200 404 404    404 404 404    404 404 404    404 404 404 404   in
            GET /plans/{key}/presence                       review   404 404 404    404 404 404    404 404 404    404 404 404 404   in
            POST /plans/{key}/presence                      draft    do  404 404    404 404 404    404 404 404    404 404 404 404   in
            POST /plans/{key}/sections/{section}/hand            draft  do 404 404  404 404 404  404 404 404  404 404 404 404  in
            POST /plans/{key}/sections/{section}/rows/{row}/hand draft  do 404 404  404 404 404  404 404 404  404 404 404 404  in
            POST /plans/{key}/handings/{id}/back            draft    go  404 404    404 404 404    404 404 404    404 404 404 404   in
            POST /plans/{key}/sections/{section}            draft    do  404 404    404 404 404    404 404 404    404 404 404 404   in
            POST /plans/{key}/sections/{section}/rows/new   draft    do  404 404    404 404 404    404 404 404    404 404 404 404   in
            POST /plans/{key}/sections/{section}/autosave            draft  do 404 404  404 404 404  404 404 404  404 404 404 404  in
            POST /plans/{key}/sections/{section}/translation/autosave            draft  do 404 404  404 404 404  404 404 404  404 404 404 404  in
            POST /plans/{key}/sections/{section}/rows/{row}/translation/autosave draft 422 404 404  404 404 404  404 404 404  404 404 404 404  in
            POST /plans/{key}/sections/{section}/rows/{row}/autosave draft  do 404 404  404 404 404  404 404 404  404 404 404 404  in
            POST /plans/{key}/sections/{section}/rows/{row} !act        draft  do 404 404  404 404 404  404 404 404  404 404 404 404  in
            POST /plans/{key}/sections/{section}/rows/{row} act         draft  do 404 404  404 404 404  404 404 404  404 404 404 404  in
            POST /plans/{key}/sections/{section}/rows/{row} act=remove  draft  do 404 404  404 404 404  404 404 404  404 404 404 404  in
            GET /plans/{key}/sections/{section}/restrictions             draft  200 404 404  404 404 404  404 404 404  404 404 404 404  in
            GET /plans/{key}/sections/{section}/restrictions             public 404 404 404  404 404 404  404 404 404  404 404 404 404  in
            GET /plans/{key}/sections/{section}/rows/{row}/restrictions  draft  200 404 404  404 404 404  404 404 404  404 404 404 404  in
            POST /plans/{key}/sections/{section}/restrictions            draft  do 404 404  404 404 404  404 404 404  404 404 404 404  in
            POST /plans/{key}/sections/{section}/rows/{row}/restrictions draft  do 404 404  404 404 404  404 404 404  404 404 404 404  in
            POST /plans/{key}/versions                      draft    do  404 404    404 404 404    404 404 404    404 404 404 404   in
            POST /plans/{key}/versions/{edition}/restore    draft    do  404 404    404 404 404    404 404 404    404 404 404 404   in
            POST /plans/{key}/steps/{taskId}                draft    do  go  go     404 404 404    go  404 404    404 404 404 404   in
            POST /plans/{key}/take-back                     review   do  go  go     404 404 404    go  go  404    404 404 404 404   in
            POST /plans/{key}/withdraw                      draft    go  do  go     404 404 404    go  404 404    404 404 404 404   in
            POST /plans/{key}/without/{host}                review   go  go  go     404 404 404    go  go  404    404 404 404 404   in

            GET /settings                                   any      200 200 200    200 200 200    200 200 200    200 200 200 200   in
            POST /settings                                  any      422 422 422    422 422 422    422 422 422    422 422 422 422   in
            POST /settings/password                         any      go  go  go     go  go  go     go  go  go     go  go  go  go    in

            GET /people                                     any      404 404 404    404 404 404    404 404 404    404 404 404 200   in
            GET /people/new                                 any      404 404 404    404 404 404    404 404 404    404 404 404 200   in
            GET /people/{id}                                any      404 404 404    404 404 404    404 404 404    404 404 404 200   in
            POST /people                                    any      404 404 404    404 404 404    404 404 404    404 404 404 --    in
            POST /people/{id}                               any      404 404 404    404 404 404    404 404 404    404 404 404 --    in
            POST /people/{id}/roles                         any      404 404 404    404 404 404    404 404 404    404 404 404 --    in
            POST /people/{id}/password                      any      404 404 404    404 404 404    404 404 404    404 404 404 --    in
            POST /people/{id}/close                         any      404 404 404    404 404 404    404 404 404    404 404 404 --    in
            GET /templates                                  any      404 404 404    404 404 404    404 404 404    404 404 404 200   in
            POST /templates                                 any      404 404 404    404 404 404    404 404 404    404 404 404 422   in
            GET /templates/loaded/{id}                      any      404 404 404    404 404 404    404 404 404    404 404 404 200   in
            GET /templates/loaded/{id}/preview              any      404 404 404    404 404 404    404 404 404    404 404 404 200   in
            POST /templates/loaded/{id}/publish             any      404 404 404    404 404 404    404 404 404    404 404 404 --    in
            POST /templates/loaded/{id}/throw-away          any      404 404 404    404 404 404    404 404 404    404 404 404 --    in
            GET /templates/published/{code}/{version}       any      404 404 404    404 404 404    404 404 404    404 404 404 200   in
            GET /templates/published/{code}/{version}/preview any    404 404 404    404 404 404    404 404 404    404 404 404 200   in
            GET /meetings                                   any      200 200 200    200 200 200    200 200 200    200 200 200 200   in
            GET /meetings/{code}                            any      200 200 200    200 200 200    200 200 200    200 200 200 200   in
            GET /meetings/timetables                        any      404 404 404    404 404 404    200 404 404    404 404 404 404   in
            GET /meetings/timetables/{period}               any      404 404 404    404 404 404    200 404 404    404 404 404 404   in
            POST /meetings/timetables/{period}              any      404 404 404    404 404 404    422 404 404    404 404 404 404   in
            GET /meetings/milestones                        any      404 404 404    404 404 404    200 404 404    404 404 404 404   in
            GET /meetings/milestones/{code}                 any      404 404 404    404 404 404    200 404 404    404 404 404 404   in
            POST /meetings/milestones/{code}                any      404 404 404    404 404 404    422 404 404    404 404 404 404   in
            GET /meetings/extensions                        any      404 404 404    404 404 404    200 404 404    404 404 404 404   in
            POST /meetings/extensions                       any      404 404 404    404 404 404    422 404 404    404 404 404 404   in
            POST /meetings/extensions/{id}                  any      404 404 404    404 404 404    404 404 404    404 404 404 404   in
            POST /plans/{key}/extension                     draft    go  go  go     404 404 404    go  404 404    404 404 404 404   in
            POST /plans/{key}/meetings                      draft    404 404 404    404 404 404    go  404 404    404 404 404 404   in
            POST /plans/{key}/meetings/{meeting}/remove     draft    404 404 404    404 404 404    go  404 404    404 404 404 404   in
            GET /meetings/holidays                          any      404 404 404    404 404 404    200 404 404    404 404 404 404   in
            POST /meetings/holidays                         any      404 404 404    404 404 404    422 404 404    404 404 404 404   in
            GET /meetings/holidays/{id}/remove              any      404 404 404    404 404 404    200 404 404    404 404 404 404   in
            POST /meetings/holidays/{id}/remove             any      404 404 404    404 404 404    422 404 404    404 404 404 404   in
            GET /meetings/quiet                             any      404 404 404    404 404 404    200 404 404    404 404 404 404   in
            POST /meetings/quiet                            any      404 404 404    404 404 404    422 404 404    404 404 404 404   in
            GET /meetings/quiet/{id}/remove                 any      404 404 404    404 404 404    200 404 404    404 404 404 404   in
            POST /meetings/quiet/{id}/remove                any      404 404 404    404 404 404    422 404 404    404 404 404 404   in
            GET /meetings/new                               any      404 404 404    404 404 404    200 404 404    404 404 404 404   in
            GET /meetings/{code}/edit                       any      404 404 404    404 404 404    200 404 404    404 404 404 404   in
            GET /meetings/{code}/move                       any      404 404 404    404 404 404    200 404 404    404 404 404 404   in
            POST /meetings                                  any      404 404 404    404 404 404    422 404 404    404 404 404 404   in
            POST /meetings/{code}                           any      404 404 404    404 404 404    422 404 404    404 404 404 404   in
            POST /meetings/{code}/move                      any      404 404 404    404 404 404    422 404 404    404 404 404 404   in
            GET /mails                                      draft    404 404 404    404 404 404    200 404 404    404 404 404 200   in
            GET /mails/{id}                                 draft    404 404 404    404 404 404    200 404 404    404 404 404 200   in
            GET /mails/{id}/html                            draft    404 404 404    404 404 404    200 404 404    404 404 404 200   in
            GET /calendar/{token}.ics                       any      404 404 404    404 404 404    404 404 404    404 404 404 404   404
            POST /settings/calendar                         any      go  go  go     go  go  go     go  go  go     go  go  go  go    in
            POST /settings/calendar/revoke                  any      go  go  go     go  go  go     go  go  go     go  go  go  go    in
            POST /mails/installation                        any      404 404 404    404 404 404    404 404 404    404 404 404 422   in
            GET /mails/reminders                            any      404 404 404    404 404 404    200 404 404    404 404 404 200   in
            GET /meetings/rules                             any      404 404 404    404 404 404    200 200 200    200 404 404 200   in
            POST /meetings/rules                            any      404 404 404    404 404 404    422 404 404    404 404 404 404   in
            POST /meetings/rules/{code}                     any      404 404 404    404 404 404    422 404 404    404 404 404 404   in
            POST /meetings/rules/pauses                     any      404 404 404    404 404 404    422 404 404    404 404 404 404   in
            POST /meetings/rules/pauses/{centre}/end        any      404 404 404    404 404 404    go  404 404    404 404 404 404   in
            GET /expected                                   any      200 200 200    200 200 200    200 200 200    200 200 200 200   in
            GET /expected/{taskId}                          draft    200 404 404    404 404 404    404 404 404    404 404 404 404   in
            POST /expected/{taskId}                         draft    422 404 404    404 404 404    404 404 404    404 404 404 404   in
            POST /expected/{taskId}/hold                    draft    404 404 404    404 404 404    422 404 404    404 404 404 404   in
            POST /expected/{taskId}/release                 draft    404 404 404    404 404 404    go  404 404    404 404 404 404   in
            GET /mails/preview                              any      404 404 404    404 404 404    200 404 404    404 404 404 200   in
            GET /mails/preview/html                         any      404 404 404    404 404 404    200 404 404    404 404 404 200   in
            POST /mails/{id}/again                          draft    404 404 404    404 404 404    --  404 404    404 404 404 --    in
            """;

    // Below the line, what must be closed. 400 is a refusal in a sentence, which Tasklist shows.
    private static final String TASKLIST = """
            #                                             own centre     other centre   entity         others
            #                                             dr  hd  rv     dr  hd  rv     off val eva    sec adv rdr adm   nobody
            GET /camunda/api/engine/engine/                 any      200 200 200    200 200 200    200 200 200    200 200 200 200   401
            GET /camunda/api/admin/auth/user/default        any      200 200 200    200 200 200    200 200 200    200 200 200 200   401
            GET /camunda/api/tasklist/plugin/**             any      404 404 404    404 404 404    404 404 404    404 404 404 404   401
            GET {e}filter                                   any      200 200 200    200 200 200    200 200 200    200 200 200 200   401
            OPTIONS {e}filter                               any      200 200 200    200 200 200    200 200 200    200 200 200 200   401
            GET {e}filter/count                             any      200 200 200    200 200 200    200 200 200    200 200 200 200   401
            GET {e}filter/{id}                              any      403 403 403    403 403 403    200 403 403    403 403 403 200   401
            POST {e}filter/{id}/list                        any      403 403 403    403 403 403    200 403 403    403 403 403 200   401
            GET {e}task                                     draft    200 200 200    200 200 200    200 200 200    200 200 200 200   401
            GET {e}task/{id}                                draft    200 404 404    404 404 404    200 404 404    404 404 404 200   401
            GET {e}task/{id}/form                           draft    200 403 403    403 403 403    200 403 403    403 403 403 200   401
            GET {e}task/{id}/deployed-form                  draft    200 403 403    403 403 403    200 403 403    403 403 403 200   401
            GET {e}task/{id}/form-variables                 draft    200 403 403    403 403 403    200 403 403    403 403 403 200   401
            POST {e}task/{id}/claim                         draft    do  403 403    403 403 403    403 403 403    403 403 403 500   401
            POST {e}task/{id}/unclaim                       draft    do  403 403    403 403 403    403 403 403    403 403 403 --    401
            POST {e}task/{id}/submit-form                   draft    do  400 400    400 400 400    400 400 400    400 400 400 400   401
            GET {e}user/{id}/profile                        any      200 404 404    404 404 404    404 404 404    404 404 404 200   401
            GET {e}process-definition                       any      200 200 200    200 200 200    200 200 200    200 200 200 200   401
            GET {e}process-definition/count                 any      200 200 200    200 200 200    200 200 200    200 200 200 200   401
            GET {e}process-definition/{id}/xml              any      200 200 200    200 200 200    200 200 200    200 200 200 200   401
            GET {e}process-definition/{id}/startForm        any      200 200 200    200 200 200    200 200 200    200 200 200 200   401
            GET {e}process-definition/{id}/deployed-start-form  any  200 200 200    200 200 200    200 200 200    200 200 200 200   401
            POST {e}process-definition/{id}/submit-form     any      400 400 400    400 400 400    do  400 400    400 400 400 400   401
            ----
            POST {e}task/{id}/claim other                   draft    400 400 400    400 400 400    400 400 400    400 400 400 400   401
            POST {e}task/{id}/complete                      draft    403 403 403    403 403 403    403 403 403    403 403 403 --    401
            POST {e}task/{id}/bpmnError                     draft    403 403 403    403 403 403    403 403 403    403 403 403 400   401
            POST {e}task/{id}/assignee                      draft    403 403 403    403 403 403    403 403 403    403 403 403 --    401
            GET {e}task/{id}/variables                      draft    403 403 403    403 403 403    403 403 403    403 403 403 200   401
            GET {e}task/{id}/comment                        draft    403 403 403    403 403 403    403 403 403    403 403 403 200   401
            GET {e}history/user-operation                   any      403 403 403    403 403 403    403 403 403    403 403 403 200   401
            GET {e}process-instance                         draft    403 403 403    403 403 403    403 403 403    403 403 403 200   401
            GET {e}process-instance/{instance}/variables    draft    403 403 403    403 403 403    403 403 403    403 403 403 200   401
            GET {e}history/variable-instance                draft    403 403 403    403 403 403    403 403 403    403 403 403 200   401
            POST {e}process-definition/key/workPlan/start   draft    403 403 403    403 403 403    403 403 403    403 403 403 --    401
            DELETE {e}user/{id}                             any      403 403 403    403 403 403    403 403 403    403 403 403 --    401
            POST {e}filter/create                           any      403 403 403    403 403 403    403 403 403    403 403 403 --    401
            POST /camunda/api/admin/setup/default/user/create  any   403 403 403    403 403 403    403 403 403    403 403 403 403   401
            GET /engine-rest/engine                         any      404 404 404    404 404 404    404 404 404    404 404 404 404   in
            POST /camunda/api/admin/auth/user/default/logout  any    204 204 204    204 204 204    204 204 204    204 204 204 204   204
            """;

    private static final Pattern CHANGING =
            Pattern.compile("(?<=name=\"_csrf\" value=\")[^\"]+|\"requestId\":\"[^\"]*\"|(?i)x-request-id: \\S+");

    @LocalServerPort
    int port;

    @Autowired
    Story story;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    ObjectProvider<RequestMappingInfoHandlerMapping> mappings;

    private final Map<String, Caller> callers = new LinkedHashMap<>();
    private final Map<String, String> tokens = new LinkedHashMap<>();
    private final List<String> wrong = new ArrayList<>();

    @BeforeEach
    void signIn() {
        for (var account : ACCOUNTS) {
            var caller = account.equals("nobody") ? Caller.stranger(port) : Caller.signedIn(port, account);
            callers.put(account, caller);
            var page =
                    caller.get(account.equals("nobody") ? "/login" : "/plans").body();
            tokens.put(account, found("name=\"_csrf\" value=\"([^\"]+)\"", page));
            caller.get("/camunda/app/tasklist/default/");
        }
    }

    @Test
    void everyRouteOfThePagesIsInTheTable() {
        var routes = new TreeSet<String>();
        mappings.forEach(
                mapping -> mapping.getHandlerMethods().keySet().forEach(info -> routes.addAll(routesOf(info))));

        assertThat(routes).isEqualTo(rows(PAGES).map(Row::route).collect(toCollection(TreeSet::new)));
    }

    @Test
    void everyCallOfTasklistIsInTheTable() {
        assertThat(rows(TASKLIST).map(Row::route)).containsAll(AllowedCalls.all());
    }

    @Test
    void everyPageAnswersEachRoleAsTheTableSays() {
        for (var state : List.of("draft", "review", "public")) {
            var place = place(state);
            rows(PAGES)
                    .filter(row -> !row.writes())
                    .filter(row -> row.state().equals(state) || state.equals("draft") && row.isOfNoPlan())
                    .forEach(row -> ACCOUNTS.forEach(account -> check(row, account, place)));
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    void whoMayNotChangeAPlanChangesNothing() {
        rows(PAGES).filter(Row::writes).forEach(this::checkWriting);
        assertThat(wrong).isEmpty();
    }

    @Test
    void everyCallOfTasklistAnswersEachRoleAsTheTableSays() {
        story.clear("caribbean");
        var place = place("draft");
        var before = Tables.of(jdbc);
        rows(TASKLIST)
                .filter(row -> !row.writes())
                .forEach(row -> ACCOUNTS.forEach(account -> {
                    var answer = check(row, account, place);
                    if (answer != null && row.expected(account).matches("40[34]") && !account.equals("nobody")) {
                        note(row, account, "tells of the plan", !answer.body().contains(place.key()));
                    }
                }));
        note(rows(TASKLIST).findFirst().orElseThrow(), "all", "reading changed something", sameBesideSeen(before));
        rows(TASKLIST).filter(Row::writes).forEach(this::checkWriting);
        story.clear("caribbean");
        assertThat(wrong).isEmpty();
    }

    /** First all those who may not, with what would have an effect; then, on the same plan, whoever may. */
    private void checkWriting(Row row) {
        var place = place(row.isOfNoPlan() ? "draft" : row.state());
        var before = Tables.of(jdbc);
        var doers = ACCOUNTS.stream()
                .filter(account -> row.expected(account).equals("do"))
                .toList();
        ACCOUNTS.stream().filter(account -> !doers.contains(account)).forEach(account -> check(row, account, place));
        note(row, "the refused", "changed " + before, Tables.of(jdbc).equals(before));
        for (var doer : doers) {
            check(row, doer, place);
            note(row, doer, "changed nothing", !Tables.of(jdbc).equals(before));
        }
    }

    private @Nullable HttpResponse<String> check(Row row, String account, Place place) {
        var expected = row.expected(account);
        if (expected.equals("--")) {
            return null;
        }
        var answer = send(row, account, place);
        var location = Caller.location(answer);
        var status = answer.statusCode();
        var isAsExpected =
                switch (expected) {
                    case "in" -> status == 302 && location.equals("/login");
                    case "ask" -> status == 302 && location.equals("/login/code");
                    case "go" -> status == 302 && !location.startsWith("/login");
                    case "do" -> status == 302 && !location.startsWith("/login") || status / 100 == 2;
                    default -> status == Integer.parseInt(expected);
                };
        note(row, account, "was " + status + " " + location, isAsExpected);
        note(
                row,
                account,
                "shows our insides",
                status < 400 || !answer.body().matches("(?s).*(org\\.camunda|org\\.biennium|\\tat ).*"));
        if (status == 404 && row.path().matches(".*(\\{key}|/tasks/|/mails/|/people/).*")) {
            note(
                    row,
                    account,
                    "differs from what is not there",
                    masked(answer, place).equals(masked(send(row, account, place.nowhere()), place.nowhere())));
        }
        return answer;
    }

    private void note(Row row, String account, String what, boolean isGood) {
        if (!isGood) {
            wrong.add(row.route() + " (" + row.state() + ") as " + account + ": " + what);
        }
    }

    private boolean sameBesideSeen(Map<String, String> before) {
        var after = Tables.of(jdbc);
        after.put("biennium.step", before.get("biennium.step"));
        return after.equals(before);
    }

    private HttpResponse<String> send(Row row, String account, Place place) {
        var path = place.fill(row.path());
        if (path.startsWith("/api/")) {
            var caller = account.equals("nobody") ? Caller.stranger(port) : Caller.basic(port, account, "demo");
            return caller.get(path);
        }
        var caller = Objects.requireNonNull(callers.get(account));
        if (path.startsWith("/camunda/api/")) {
            return caller.json(row.method(), path, row.writes() ? Tasklist.json(call(row, account, place)) : "");
        }
        if (row.writes()) {
            var fields = new LinkedHashMap<>(fields(row, place));
            fields.put("_csrf", Objects.requireNonNull(tokens.get(account)));
            return caller.postForged(path, fields);
        }
        return caller.get(row.condition().isEmpty() ? path : path + "?" + row.condition() + "=en");
    }

    /** What the form of a page sends, good enough to have its effect. */
    private Map<String, String> fields(Row row, Place place) {
        if (row.path().contains("/translation")) {
            return Map.of(
                    "to", "en",
                    "revision", "1",
                    "f.text.language", "en",
                    "f.text.translation", "Translated by somebody else",
                    "f.text.mark", "human");
        }
        if (row.path().endsWith("/rows/{row}/autosave")) {
            return Map.of("revision", "1", "f.title", "Changed by somebody else");
        }
        if (row.path().endsWith("/sections/{section}") || row.path().endsWith("/sections/{section}/autosave")) {
            return Map.of("revision", place.revision("summary"), "f.text", "Changed by somebody else");
        }
        if (row.path().endsWith("/restrictions")) {
            return Map.of("part", "*", "audience", "centre", "reason", "Talks with the donor are under way");
        }
        if (row.path().endsWith("/sheet")) {
            return Map.of("pasted", "Title\nPasted by somebody else");
        }
        if (row.path().endsWith("/rows/new")) {
            return Map.of("row", UUID.randomUUID().toString(), "f.title", "Added by somebody else");
        }
        if (row.path().endsWith("/versions")) {
            return Map.of("name", "Before the meeting");
        }
        if (row.path().endsWith("/restore")) {
            return Map.of("draft", shown("name=\"draft\" value=\"([0-9a-f]+)\"", place.fill(row.path())));
        }
        if (row.path().endsWith("/presence")) {
            return Map.of("section", "summary");
        }
        if (row.path().contains("/comments")) {
            return Map.of(
                    "id",
                    UUID.randomUUID().toString(),
                    "section",
                    "summary",
                    "text",
                    "What do you think?",
                    "comment",
                    place.discussion());
        }
        if (row.path().endsWith("/hand")) {
            return Map.of("to", "oss-drafter");
        }
        return switch (row.condition()) {
            case "!act" -> Map.of("revision", "1", "f.title", "Changed by somebody else");
            case "act" -> Map.of("revision", place.revision("activities"), "act", "down");
            case "act=remove" -> Map.of("revision", "1", "act", "remove");
            default -> {
                if (row.path().contains("/steps/")) {
                    yield Map.of("remark", "Please sign soon");
                }
                yield row.path().startsWith("/people")
                        ? Map.of("password", "a Long pass-word 4711", "sure", "true", "roles", "reader")
                        : Map.of("withdrawal", "A good reason", "absence", "A good reason");
            }
        };
    }

    /** What a script of Tasklist sends. */
    private Map<String, ?> call(Row row, String account, Place place) {
        if (row.path().endsWith("/claim")) {
            return Map.of(
                    "userId", row.condition().isEmpty() ? account : account.equals("oss-head") ? "x" : "oss-head");
        }
        if (row.path().endsWith("definition/{id}/submit-form")) {
            return Map.of(
                    "variables",
                    Map.of("centre", Map.of("value", "caribbean"), "period", Map.of("value", "2027-2028")));
        }
        if (row.path().endsWith("/workPlan/start")) {
            return Map.of(
                    "businessKey",
                    place.key(),
                    "startInstructions",
                    List.of(Map.of("type", "startBeforeActivity", "activityId", "validateWorkPlan")));
        }
        return row.path().endsWith("/bpmnError")
                ? Map.of("errorCode", "any")
                : row.path().endsWith("/assignee")
                        ? Map.of("userId", account)
                        : Map.of("variables", Map.of("remark", Map.of("value", "Please sign soon")));
    }

    private Place place(String state) {
        var key =
                switch (state) {
                    case "draft" -> story.drafted("sahel");
                    case "review" -> story.submitted("sahel");
                    default -> story.published("sahel");
                };
        if (state.equals("draft")) {
            story.name(key, "oss-drafter", "Before it grew");
            story.fill(key, "oss-drafter"); // a second activity, so that one can be moved
        }
        return new Place(
                key,
                one(
                        "select coalesce(max(task_id), 'none') from biennium.step where closed_at is null and case_key = ?",
                        key),
                one("select id::text from biennium.mail where case_key = ? limit 1", key),
                one("""
                        select r.id::text from biennium.document_row r
                        join biennium.work_plan p on p.document = r.document
                        where section = 'activities' and p.key = ? order by position limit 1""", key),
                one("select coalesce(max(proc_inst_id_), 'none') from act_ru_execution where business_key_ = ?", key),
                one("select id_ from act_re_procdef where key_ = ? order by version_ desc limit 1", "workPlan"),
                one("select id_ from act_ru_filter where name_ = ?", "All"),
                state.equals("draft") ? "draft-1" : "version-1",
                one(
                        "insert into biennium.template_loaded (id, code, content, sha256, loaded_at)"
                                + " select gen_random_uuid(), code, content - 'version', sha256, published_at"
                                + " from biennium.template where code = ? and version = 1 returning id::text",
                        "work-plan"),
                discussionOf(key));
    }

    /** A comment of the drafter’s on the plan, resolved by nobody. */
    private String discussionOf(String key) {
        var id = UUID.randomUUID();
        jdbc.sql("""
                        insert into biennium.document_thread (id, document, section)
                        select ?, document, 'summary' from biennium.work_plan where key = ?""").params(id, key).update();
        jdbc.sql("""
                        insert into biennium.document_comment (id, thread, text, mentions, written_by, written_at)
                        values (?, ?, 'A word', '{}', 'oss-drafter', ?)""").params(id, id, TestClock.START.atOffset(ZoneOffset.UTC)).update();
        return id.toString();
    }

    private String one(String sql, String parameter) {
        return jdbc.sql(sql).param(parameter).query(String.class).single();
    }

    /** What stands in the braces of a route. */
    private final class Place {

        private final List<String> ids;

        Place(String... ids) {
            this.ids = List.of(ids);
        }

        String key() {
            return ids.get(0);
        }

        /** The same with a plan, a task and a letter that do not exist. */
        Place nowhere() {
            var none = UUID.randomUUID().toString();
            return new Place(
                    key().replace("SAHEL", "OTHER"),
                    none,
                    none,
                    none,
                    ids.get(4),
                    ids.get(5),
                    ids.get(6),
                    ids.get(7),
                    ids.get(8),
                    none);
        }

        String discussion() {
            return ids.get(9);
        }

        String revision(String section) {
            return jdbc.sql("""
                            select revision from biennium.document_section s
                            join biennium.work_plan p on p.document = s.document where s.key = ? and p.key like ?
                            order by p.opened_at desc, p.key desc limit 1""")
                    .params(section, key().replace("OTHER", "SAHEL"))
                    .query(String.class)
                    .single();
        }

        String fill(String path) {
            return path.replaceAll("\\{app[^/]*}", "tasklist")
                    .replace("{key}", key())
                    .replace("{taskId}", ids.get(1))
                    .replace("/task/{id}", "/task/" + ids.get(1))
                    .replace("/tasks/{id}", "/tasks/" + ids.get(1))
                    .replace("/mails/{id}", "/mails/" + ids.get(2))
                    .replace("/people/{id}", "/people/" + (ids.get(1).equals(ids.get(2)) ? "no-such" : "oss-drafter"))
                    .replace("/user/{id}", "/user/oss-drafter")
                    .replace("/loaded/{id}", "/loaded/" + ids.get(8))
                    .replace("{code}/{version}", "work-plan/1")
                    .replace("{token}", "none")
                    .replace("/rules/{code}", "/rules/eve")
                    .replace("/pauses/{centre}", "/pauses/sahel")
                    .replace("/meetings/{code}", "/meetings/COP-18")
                    .replace("/milestones/{code}", "/milestones/plan-draft")
                    .replace("/extensions/{id}", "/extensions/0")
                    .replace("/holidays/{id}", "/holidays/1")
                    .replace("/quiet/{id}", "/quiet/1")
                    .replace("{period}", "2027-2028")
                    .replace("{meeting}", "COP-18")
                    .replace("/handings/{id}", "/handings/1")
                    .replace("{row}", ids.get(3))
                    .replace("{discussion}", ids.get(9))
                    .replace("{section}", path.matches(".*/(rows|sheet).*") ? "activities" : "summary")
                    .replace("{upload}", "3b241101-e2bb-4255-8caf-4136c566a962")
                    .replace("{instance}", ids.get(4))
                    .replace("/process-definition/{id}", "/process-definition/" + ids.get(5))
                    .replace("/filter/{id}", "/filter/" + ids.get(6))
                    .replace("{edition}", ids.get(7))
                    .replace("{number}", "1")
                    .replace("{format}", "docx")
                    .replace("{template}/{version}", "work-plan/1")
                    .replace("{host}", "oss")
                    .replace("**", "db");
        }
    }

    private static String masked(HttpResponse<String> answer, Place place) {
        var said = new StringBuilder().append(answer.statusCode()).append('\n');
        answer.headers().map().forEach((name, values) -> {
            if (!List.of("date", "set-cookie", "x-request-id", "content-length", "connection", "keep-alive")
                    .contains(name.toLowerCase())) {
                said.append(name).append(": ").append(values).append('\n');
            }
        });
        var body = said.append(answer.body()).toString();
        for (var id : place.ids) {
            body = body.replace(id, "{id}");
        }
        return CHANGING.matcher(body.replace("/people/no-such", "/people/oss-drafter"))
                .replaceAll("{new}");
    }

    private static List<String> routesOf(RequestMappingInfo info) {
        var methods = info.getMethodsCondition().getMethods();
        var method = methods.isEmpty() ? "ANY" : methods.iterator().next().name();
        var condition = info.getParamsCondition().getExpressions().stream()
                .map(Object::toString)
                .reduce("", (one, other) -> one + " " + other);
        return info.getPatternValues().stream()
                .map(pattern -> method + " " + pattern.replaceAll("\\{(\\w+):[^}]*}", "{$1}") + condition)
                .toList();
    }

    /** A line of the table. */
    private record Row(String method, String path, String condition, String state, Map<String, String> answers) {

        static Row of(String line) {
            var words = line.strip().split("\\s+");
            var cells = words.length - ACCOUNTS.size();
            return new Row(
                    words[0],
                    words[1].replace("{e}", Tasklist.ENGINE),
                    cells == 4 ? words[2] : "",
                    words[cells - 1],
                    IntStream.range(0, ACCOUNTS.size())
                            .boxed()
                            .collect(toMap(ACCOUNTS::get, place -> words[cells + place])));
        }

        String route() {
            return method + " " + path + (condition.isEmpty() ? "" : " " + condition);
        }

        boolean writes() {
            return method.equals("POST") || method.equals("DELETE");
        }

        boolean isOfNoPlan() {
            return state.equals("any");
        }

        String expected(String account) {
            return Objects.requireNonNull(answers.get(account));
        }
    }

    private static Stream<Row> rows(String table) {
        return table.lines()
                .filter(line -> !line.isBlank() && !line.startsWith("#") && !line.startsWith("----"))
                .map(Row::of);
    }

    /** What the drafter's page shows in this place. */
    private String shown(String pattern, String path) {
        var matcher = Pattern.compile(pattern)
                .matcher(Objects.requireNonNull(callers.get("oss-drafter"))
                        .get(path)
                        .body());
        return matcher.find() ? matcher.group(1) : "none";
    }

    private static String found(String pattern, String text) {
        var matcher = Pattern.compile(pattern).matcher(text);
        assertThat(matcher.find()).as(pattern).isTrue();
        return matcher.group(1);
    }
}
