import { deviatingAnswers } from './deviating-answers.ts'
import { deviatingHeaders } from './deviating-headers.ts'
import { deviatingRules } from './deviating-rules.ts'

/** Every station that breaks one promise. */
export const stationDeviations = [...deviatingAnswers, ...deviatingRules, ...deviatingHeaders]
