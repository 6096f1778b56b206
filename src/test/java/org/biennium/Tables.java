package org.biennium;

import java.util.Map;
import java.util.TreeMap;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What stands in the tables, to see whether something changed. How far a letter has come is left out. */
public final class Tables {

    private static final Map<String, String> WATCHED = Map.ofEntries(
            Map.entry("biennium.work_plan", "*"),
            Map.entry("biennium.act", "*"),
            Map.entry("biennium.step", "*"),
            Map.entry("biennium.mail", "id"),
            Map.entry("biennium.document", "*"),
            Map.entry("biennium.document_section", "*"),
            Map.entry("biennium.document_row", "*"),
            Map.entry("biennium.document_edit", "id"),
            Map.entry("biennium.document_version", "document, number, sha256"),
            Map.entry("biennium.document_draft", "document, number, sha256"),
            Map.entry("biennium.document_seal", "*"),
            Map.entry("biennium.document_sheet", "id, applied_at"),
            Map.entry("biennium.document_origin", "id"),
            Map.entry("biennium.work_plan_elsewhere", "plan"),
            Map.entry("biennium.template_loaded", "*"),
            Map.entry("biennium.document_presence", "*"),
            Map.entry("biennium.document_handing", "*"),
            Map.entry("biennium.document_thread", "*"),
            Map.entry("biennium.document_comment", "*"),
            Map.entry("biennium.document_thread_turn", "*"),
            Map.entry("biennium.person", "*"),
            Map.entry("biennium.assignment", "*"),
            Map.entry("act_ru_task", "*"),
            Map.entry("act_ru_variable", "*"),
            Map.entry("act_ru_execution", "*"),
            Map.entry("act_ru_filter", "*"),
            Map.entry("act_id_user", "*"),
            Map.entry("act_id_membership", "*"));

    private Tables() {}

    /** A fingerprint of each table. */
    public static Map<String, String> of(JdbcClient jdbc) {
        var prints = new TreeMap<String, String>();
        WATCHED.forEach((table, columns) -> prints.put(
                table,
                jdbc.sql("select count(*) || ' ' || coalesce(md5(string_agg(line::text, '' order by line::text)), '') "
                                + "from (select " + columns + " from " + table + ") line")
                        .query(String.class)
                        .single()));
        return prints;
    }
}
