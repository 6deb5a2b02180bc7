import { callsOf } from '../names.ts'
import type { Assets } from './part.ts'

const PICTURES =
  /^(PIL\.Image\.open|cv2\.(imread|VideoCapture)|imageio\.\w*imread|scipy\.misc\.imread|skimage\.io\.imread|torchvision\.io\.read_\w+|librosa\.load|torchaudio\.load|soundfile\.read)$/

/** Files that use a model rather than train one. */
const ASIDE = /(^|[/_])(deploy\w*|infer\w*|predict\w*|serv\w*|demo|app|client|cog)([/_.]|$)/i
const FOLDER = /(^|\/)(data|datasets?|raw|train\w*|images|imgs|masks|audio|wavs?)(\/|$)/i

/** The code reads pictures or recordings, and git has no folder of them: the tables in git say which they are. */
export function readsPicturesElsewhere({ code, dataFiles }: Assets): boolean {
  const reads = callsOf(code.names, PICTURES).some(
    ({ role, module }) => role === 'source' && !ASIDE.test(code.modules[module]!.path),
  )
  return reads && !dataFiles.collections.some(({ tracked = 0, folder }) => tracked > 0 && FOLDER.test(folder))
}
