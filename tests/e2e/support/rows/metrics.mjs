// The metrics that the practice names, by their names in the page.

/** One vocabulary for baselines, targets, criteria and figures. */
export const METRICS = [
  "Weekly active learners",
  "Completion rate",
  "Time to first completion",
  "Time to completion",
  "Time to competency",
  "Drop-off by step",
  "Learning-to-performance correlation",
  "Manager confirmations",
  "Coaching minutes",
  "First application",
  "Confidence",
  "Net promoter score",
  "Certification rate",
  "Productivity",
  "Errors",
  "Retention",
  "Internal mobility",
  "Time to belief",
];
