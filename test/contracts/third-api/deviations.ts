import { deviatingAnswers } from './deviating-answers.ts'
import { deviatingRules } from './deviating-rules.ts'

/** Every station that breaks one promise. */
export const stationDeviations = [...deviatingAnswers, ...deviatingRules]
