// What the plan check says of a plan in which everything went wrong that the rows warn of.
import { daysAfter, tuesdayIn } from "../plans.mjs";

/** The sample's plan, spoilt: each row's warning has its reason in it. */
export function spoilt(sample) {
  const plan = structuredClone(sample);
  const { comms, enablement, governance, learning, pilot, sponsorship, stakeholders } = plan;
  Object.assign(plan, { id: "spoilt", name: "Everything goes wrong", launch: tuesdayIn(2), actions: [] });
  Object.assign(plan.diagnosis, { baselines: [], interviews: [] });

  const [completion] = sponsorship.kpis.filter((kpi) => kpi.metric === "completion-rate");
  Object.assign(sponsorship, {
    sponsor: "",
    run_by: "hr",
    town_hall: null,
    first_review: { kind: "offset", days: -20 },
  });
  Object.assign(sponsorship, { kpis: [{ ...completion, baseline: null, outcome: "" }], goals_in_reviews: false });
  Object.assign(sponsorship, { role_modelling: [], goals_in_corporate_kpis: false });
  sponsorship.raci[1].accountable = [];
  sponsorship.raci[2].accountable = plan.people.slice(0, 2).map((person) => person.id);

  stakeholders[0].stance = null;
  stakeholders[1].responsibility = "";
  stakeholders[2].next_contact = daysAfter(tuesdayIn(0), -30);

  pilot.criteria = pilot.criteria.filter((criterion) => criterion.metric === "completion-rate");
  pilot.pitfalls[0].tested = false;

  // One audience hears too much at once and then nothing, another only in a black-out; managers come last.
  const [much, pinned] = plan.audiences;
  much.weekly_budget = 10;
  plan.calendar.blackouts = [{ id: "blackout", from: plan.launch, to: daysAfter(plan.launch, 2), name: "Peak" }];
  const managers = plan.audiences.find((audience) => audience.kind === "managers").id;
  comms.items = comms.items.filter((item) => item.audience !== managers || item.when.days > 0);
  comms.items = comms.items.filter((item) => item.audience !== much.id || item.when.days < 14 || item.when.days > 60);
  comms.items.find((item) => item.audience === pinned.id).when = { kind: "pinned", date: daysAfter(plan.launch, 1) };
  for (const item of comms.items) Object.assign(item, { state: "planned", endorsed: false });
  for (const item of comms.items.filter((it) => it.purpose === "manager-invite")) item.sender = "learning-development";
  const [first, second] = comms.items.filter((item) => item.audience === much.id && item.kind !== "training");
  second.when = first.when;

  enablement.touchpoints = enablement.touchpoints.filter((point) => point.kind !== "briefing");
  enablement.kpis.push({ ...enablement.kpis[0], id: "fourth" });
  enablement.admin_work[0].relief = "";
  for (const course of learning.courses) course.at_launch = true;
  governance.rights = governance.rights.filter((right) => right.kind !== "fund-campaigns");
  for (const sign of governance.sign_offs) Object.assign(sign, { signed_on: null, due: { kind: "offset", days: -60 } });
  return plan;
}

/** What is said of the spoilt plan, by the rows that ask for it. */
export const FLAGS = {
  A1: ["The design came before the diagnosis"],
  B2: ["No accountable sponsor"],
  B4: ["Too few targets: 1", "All targets only count completions", /still needs: /, /Not tied to a business outcome: /],
  B5: [/Nobody is accountable for: /, /More than one person is accountable for: /],
  B8: ["The launch town hall has no date", /The first executive review is \d+ days after the start/],
  B11: [/This plan shows how rollouts fail: /],
  C1: [/Not placed on the stakeholder map: /, /Responsibility or cadence is open for: /],
  C2: [/Contact with .* is overdue by /],
  D4: ["No criterion shows early use", "No criterion shows performance"],
  D8: [/No tested answer to a pitfall: /],
  E3: [/tells another story/],
  E5: [
    /more is asked than the week holds/,
    /hears nothing for /,
    /gets several messages on one day/,
    /falls into a black-out/,
  ],
  E6: [
    "An invitation does not come from the manager",
    "Managers have not endorsed the invitation",
    "Learners hear before their managers",
  ],
  F1: ["Nobody briefs the managers"],
  F7: ["Managers answer for 4 numbers"],
  F8: [/New work for managers, and nothing falls away: /],
  F10: [/The launch asks for .* of the content/],
  H2: [/Nobody has the right to: /, /Not signed off: /],
};
