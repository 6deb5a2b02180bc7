import type { Profile, TrainingSite } from '../../../src/facts/types/profile.ts'

/** What trains a network, as the sites of training are named. */
const NETWORK =
  /backward and step|steps of an optimiser|apply_gradients|^(torch|keras|tensorflow|tf_keras|transformers|trl|adapters|setfit|sentence_transformers|optimum|peft|pytorch_lightning|lightning|ultralytics|fastai|stable_baselines3|ray|mmengine)\b/

/** Whether a site of training trains a network. */
export function trainsNetwork({ by }: TrainingSite): boolean {
  return NETWORK.test(by)
}

/** Whether nothing is trained but networks; grouping rows (k-means and its like) beside them changes nothing. */
export function trainsNetworksOnly({ training }: Profile): boolean {
  return (
    training.every(({ by }) => NETWORK.test(by) || /^sklearn\.(cluster|mixture)\./.test(by)) &&
    training.some(({ by }) => NETWORK.test(by))
  )
}
