"""`invoke desk`: the picture table, the findings and the review sheet, in the browser."""
