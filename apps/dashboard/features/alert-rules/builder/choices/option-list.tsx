'use client';

import type { ReactNode } from 'react';
import { Option } from '@/ui/option';
import { PopupClose } from '@/ui/popup';

export interface ListedOption<Id extends string | number> {
  id: Id;
  name: ReactNode;
}

/** Choices of which one holds: choosing closes the box. */
export function OptionList<Id extends string | number>({
  options,
  chosen,
  onChoose,
}: {
  options: readonly ListedOption<Id>[];
  chosen: Id | undefined;
  onChoose: (id: Id) => void;
}) {
  return (
    <div className="-m-1.5 max-h-[52dvh] overflow-y-auto md:max-h-[360px]">
      {options.map(({ id, name }) => (
        <PopupClose asChild key={id}>
          <Option isChosen={id === chosen} onClick={() => onChoose(id)} data-testid={`option-${id}`}>
            {name}
          </Option>
        </PopupClose>
      ))}
    </div>
  );
}
