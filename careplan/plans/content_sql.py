"""The one SQL text that reads a plan, and how much of it a page needs.

Through the ORM the same costs four times as much; a test holds it against plain rows.
"""

from enum import StrEnum


class Scope(StrEnum):
    """How much of a plan a page needs. A first page of 255 texts shows a dozen."""

    WHOLE = "whole"
    PART = "part"  # one part, and the names of all
    ITEM = "item"  # the part in which an item stands, likewise
    GLANCE = "glance"  # words, what is new to the reader, and parts without words


A_SHORT_PLAN = 4  # texts: a glance takes in all of it
SCOPES = {
    Scope.WHOLE: "",
    Scope.PART: "AND (i.part = %(part)s OR i.kind = 'name')",
    Scope.ITEM: "AND (i.kind = 'name' OR i.part = "
    "(SELECT x.part FROM plans_item x WHERE x.id = %(item)s))",
    Scope.GLANCE: """AND (i.kind IN ('words', 'name')
   OR (v.at IS NULL AND s.written_by_id <> %(viewer)s)
   OR NOT EXISTS (SELECT 1 FROM plans_item w WHERE w.plan_id = i.plan_id
                  AND w.part = i.part AND w.kind = 'words' AND w.ended_at IS NULL)
   OR (SELECT count(*) FROM plans_item x WHERE x.plan_id = %(plan)s
       AND x.ended_at IS NULL AND x.kind NOT IN ('name', 'reason', 'answer'))
       <= %(short)s)""",
}

CONTENT = """
SELECT s.id, s.body, s.language, s.said_by_id, s.written_by_id, s.circumstance,
       s.happened_on, s.recorded_at, s.removed_on, c.recorded_at, p.at, v.at, k.at,
       i.id, i.part, i.heading, i.kind, i.parent_id, i.voice_id, i.origin, i.horizon,
       i.doer_id, i.by_on, t.still, a.rank,
       q.status, q.reason_id, q.instead_id, q.look_again_on, q.by_id, q.recorded_at,
       u.happened, u.because_id, u.helped, u.by_id, u.recorded_at
  FROM plans_item i
  JOIN plans_statement s ON s.item_id = i.id
  LEFT JOIN plans_statement n ON n.follows_id = s.id
  LEFT JOIN plans_checked c ON c.statement_id = s.id
  LEFT JOIN plans_seen p ON p.statement_id = s.id AND p.user_id = %(person)s
  LEFT JOIN plans_seen v ON v.statement_id = s.id AND v.user_id = %(viewer)s
  LEFT JOIN plans_seen k ON k.statement_id = s.id AND k.user_id = %(coordinator)s
  LEFT JOIN (SELECT st.item_id, max(st.recorded_at) AS still FROM plans_stilltrue st
             JOIN plans_item si ON si.id = st.item_id WHERE si.plan_id = %(plan)s
             GROUP BY st.item_id) t ON t.item_id = i.id
  LEFT JOIN plans_lifearea a ON a.plan_id = i.plan_id AND a.part = i.part
  LEFT JOIN plans_needstatus q ON i.kind = 'need' AND q.item_id = i.id
   AND q.id = (SELECT max(q2.id) FROM plans_needstatus q2 WHERE q2.item_id = i.id)
  LEFT JOIN plans_actionupdate u ON i.kind = 'action' AND u.item_id = i.id
   AND u.id = (SELECT max(u2.id) FROM plans_actionupdate u2 WHERE u2.item_id = i.id)
 WHERE i.plan_id = %(plan)s AND i.ended_at IS NULL AND n.id IS NULL
   AND i.kind <> 'answer' {scope}
 ORDER BY i.made_at, i.id
"""

EARLIER = """
SELECT s.id, s.body, s.language, s.said_by_id, s.written_by_id, s.circumstance,
       s.happened_on, s.recorded_at, s.removed_on, c.recorded_at, p.at, NULL, NULL,
       s.item_id
  FROM plans_statement s
  JOIN plans_item i ON i.id = s.item_id
  LEFT JOIN plans_checked c ON c.statement_id = s.id
  LEFT JOIN plans_seen p ON p.statement_id = s.id AND p.user_id = %(person)s
 WHERE i.plan_id = %(plan)s AND i.ended_at IS NULL AND i.kind <> 'answer'
   AND (s.written_by_id = %(person)s OR p.at IS NOT NULL)
 ORDER BY s.recorded_at
"""
