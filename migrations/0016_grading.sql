-- How a hazard was graded: facts, scores, what the rules said and the reason, with the words of the rules of that day.
alter table hazard add column grading jsonb;
